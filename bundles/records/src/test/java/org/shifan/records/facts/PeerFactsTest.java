// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.targets.InspectionsTarget;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testregisters.FixedLevels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.KUNSHAN;
import static org.shifan.records.TestRegisters.NINGBO;
import static org.shifan.records.TestRegisters.code;

/** Kunshan makes bicycles; so do four others in Jiangsu, and one in Zhejiang. */
@Category(EachDatabase.class)
public class PeerFactsTest {
    private static final LocalDate TODAY = LocalDate.of(2015, 6, 1);
    private static final HsCode BICYCLES = HsCode.of("8712");

    private final TestTables tables = new TestTables();
    private final TestRegisters registers = new TestRegisters();
    private final FixedLevels grants = new FixedLevels();
    private final List<String> rejected = new ArrayList<>();
    private int zones;
    private int batches;

    public PeerFactsTest() {
        registers.zone(KUNSHAN, JIANGSU, "昆山自行车", BICYCLES, HsCode.of("8714"));
        inspected(KUNSHAN, JIANGSU, 1, 1);
    }

    @After
    public void close() {
        tables.close();
    }

    /** A zone with one member of whose batches so many failed. */
    private void zone(String id, BureauCode bureau, HsCode heading, int all, int failed) {
        ZoneId zone = ZoneId.of(id);
        registers.zone(zone, bureau, id, heading);
        inspected(zone, bureau, all, failed);
    }

    private void inspected(ZoneId zone, BureauCode bureau, int all, int failed) {
        int enterprise = ++zones;
        registers.enterprises(bureau, enterprise, enterprise);
        registers.member(enterprise, zone, "2010-01-01", null);
        for (int i = 0; i < all; i++) {
            Map<String, String> cells = new HashMap<>(
                    Map.of("enterprise", code(enterprise), "hs", "8712", "destination", "US", "date", "2014-03-01"));
            cells.put("batch_no", "B" + ++batches);
            cells.put("result", i < failed ? "FAIL" : "PASS");
            cells.put("value_usd", "100");
            new InspectionsTarget(tables.database(), registers.enterpriseRegistry())
                    .take(
                            new ImportContext(7, bureau, "tester", TODAY, "test.csv", false),
                            List.of(new ImportRow(2, cells)),
                            new RowSink() {
                                @Override
                                public void stored(ImportRow row) {}

                                @Override
                                public void unchanged(ImportRow row) {}

                                @Override
                                public void rejected(ImportRow row, String column, String value, Message reason) {
                                    rejected.add(column + " " + reason.key());
                                }
                            });
        }
    }

    private void fourMoreInTheProvince() {
        zone("320500-01", JIANGSU, BICYCLES, 4, 0);
        zone("320500-02", JIANGSU, BICYCLES, 4, 1);
        zone("320500-03", JIANGSU, HsCode.of("871410"), 4, 2);
        zone("320500-04", JIANGSU, BICYCLES, 8, 1);
        zone("320500-05", JIANGSU, HsCode.of("9503"), 1, 1);
        zone("330200-01", NINGBO, BICYCLES, 1, 1);
        assertThat(rejected).isEmpty();
    }

    private FactValue value(String fact) {
        FactId id = FactId.of(fact);
        Subject subject = Subject.zone(KUNSHAN);
        return new PeerFacts(
                        tables.database(), registers.zoneRegistry(), grants, DeliveredRecords.reader(tables, registers))
                .facts(java.util.Set.of(id), List.of(subject), 2014, TODAY, null)
                .get(subject)
                .get(id);
    }

    private String fact(String fact) {
        return value(fact) instanceof FactValue.Known known ? known.value().toPlainString() : "none";
    }

    private String source(String fact) {
        return ((FactValue.Known) value(fact)).sources().get(0).reference();
    }

    @Test
    public void theOtherZonesOfTheIndustryInTheProvinceAreAveraged() {
        fourMoreInTheProvince();
        // 0, 25, 50 and 12.5 %: neither its own 100 %, nor the toys, nor Zhejiang.
        assertThat(fact("peers.inspection.fail-rate.average.industry-province")).isEqualTo("21.875");
        assertThat(fact("peers.inspection.fail-rate.median.industry-province")).isEqualTo("18.75");
        assertThat(fact("peers.inspection.fail-rate.best.industry-province")).isEqualTo("0");
    }

    @Test
    public void theOtherPopulationsAreTheCountrysIndustryTheBureausZonesAndThoseOfTheLevel() {
        fourMoreInTheProvince();
        assertThat(fact("peers.inspection.fail-rate.median.industry-country")).isEqualTo("25");
        assertThat(fact("peers.inspection.fail-rate.average.bureau")).isEqualTo("37.5");
        for (String id : List.of("320583-01", "320500-02", "320500-03", "330200-01")) {
            grants.with(Subject.zone(ZoneId.of(id)), Level.PROVINCIAL);
        }
        assertThat(fact("peers.inspection.fail-rate.median.level")).isEqualTo("50");
    }

    @Test
    public void theSourceNamesWhoAndHowMany() {
        fourMoreInTheProvince();
        registers.zone(ZoneId.of("320500-06"), JIANGSU, "nothing inspected", BICYCLES);
        assertThat(source("peers.inspection.fail-rate.median.industry-province"))
                .contains("inspection.fail-rate")
                .contains("other zones of the industry in the province (320000: 8712, 8714) on 2015-06-01")
                .contains("4 of 5 have a value: 320500-01, 320500-02, 320500-03, 320500-04");
    }

    @Test
    public void aPopulationThatIsTooSmallOrUnknownIsAnError() {
        zone("320500-01", JIANGSU, BICYCLES, 4, 0);
        zone("320500-02", JIANGSU, BICYCLES, 4, 1);
        assertThat(value("peers.inspection.fail-rate.best.industry-province"))
                .isInstanceOfSatisfying(FactValue.Missing.class, few -> {
                    assertThat(few.expired()).isTrue();
                    assertThat(few.reason().text().en()).contains("of which 2 of 2 have a value; it takes 3");
                });
        registers.zone(KUNSHAN, JIANGSU, "昆山自行车");
        assertThat(value("peers.inspection.fail-rate.best.industry-country"))
                .isInstanceOfSatisfying(FactValue.Missing.class, unknown -> {
                    assertThat(unknown.expired()).isTrue();
                    assertThat(unknown.reason().key()).isEqualTo("records.industry.no-headings");
                });
    }

    @Test
    public void thePageOfFactsHasThem() throws IOException {
        String page = Files.readString(Path.of("../../docs/facts.md"));
        for (PeerFact fact : PeerFact.ALL) {
            assertThat(page)
                    .contains("| `" + fact.id() + "` | " + fact.definition().unit() + " | year | zone | "
                            + fact.title().en() + " of `" + fact.of().fact().id() + "` over the ");
        }
    }
}
