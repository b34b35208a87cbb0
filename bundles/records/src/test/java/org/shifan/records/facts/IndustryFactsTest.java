// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.store.RollupCheck;
import org.shifan.records.targets.ExportsTarget;
import org.shifan.records.targets.StatisticsTarget;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.KUNSHAN;
import static org.shifan.records.TestRegisters.code;

@Category(EachDatabase.class)
public class IndustryFactsTest {
    private static final LocalDate TODAY = LocalDate.of(2015, 6, 1);

    private final TestTables tables = new TestTables();
    private final TestRegisters registers = new TestRegisters().enterprises(JIANGSU, 1, 2);
    private final List<String> outcomes = new ArrayList<>();

    public IndustryFactsTest() {
        registers.zone(KUNSHAN, JIANGSU, "昆山自行车", HsCode.of("8712"), HsCode.of("8714"));
        registers.member(1, KUNSHAN, "2010-01-01", null);
    }

    @After
    public void close() {
        tables.close();
    }

    private String fact(String name) {
        IndustryFacts facts = new IndustryFacts(
                tables.database(), registers.zoneRegistry(), DeliveredRecords.reader(tables, registers));
        return value(facts.fact(new FactRequest(FactId.of(name), Subject.zone(KUNSHAN), 2014, TODAY, null)));
    }

    private static String value(FactValue value) {
        return value instanceof FactValue.Known known
                ? known.value().toPlainString()
                : ((FactValue.Missing) value).reason().key();
    }

    private void take(ImportTarget target, Map<String, String> cells) {
        target.take(
                new ImportContext(7, JIANGSU, "tester", TODAY, "test.csv", false),
                List.of(new ImportRow(2, cells)),
                new RowSink() {
                    @Override
                    public void stored(ImportRow row) {
                        outcomes.add("stored");
                    }

                    @Override
                    public void unchanged(ImportRow row) {
                        outcomes.add("unchanged");
                    }

                    @Override
                    public void rejected(ImportRow row, String column, String value, Message reason) {
                        outcomes.add(reason.key());
                    }
                });
    }

    private void export(int enterprise, String hs, String value) {
        take(
                new ExportsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "enterprise",
                        code(enterprise),
                        "year",
                        "2014",
                        "hs",
                        hs,
                        "destination",
                        "US",
                        "value_usd",
                        value));
    }

    private void statistic(String region, String hs, String value) {
        statistic(region, "2014", hs, value);
    }

    private void statistic(String region, String year, String hs, String value) {
        take(
                new StatisticsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of("region", region, "year", year, "hs", hs, "value_usd", value));
    }

    @Test
    public void figuresOfAHeadingAndOfItsLinesAreNotAddedUp() {
        statistic("320000", "8712", "100");
        statistic("320000", "871200", "60");
        statistic("320000", "87120030", "60");
        statistic("320000", "8714", "9");
        statistic("330000", "871200", "1");
        statistic("CN", "871200", "500");
        statistic("CN", "87120030", "300");
        statistic("CN", "8714999100", "7");
        statistic("CN", "8714999100999", "7");
        statistic("CN", "871410", "1");
        assertThat(outcomes).containsOnly("stored");
        assertThat(fact("industry.export.province")).isEqualTo("109");
        assertThat(fact("industry.export.national")).isEqualTo("508");
    }

    @Test
    public void aZoneHasItsPartOfTheProvinceAndOfTheCountryByItsHeadings() {
        export(1, "87120030", "30");
        export(1, "8714", "20");
        export(1, "9503", "1000");
        export(2, "8712", "500");
        statistic("CN", "871200", "900");
        statistic("全国", "8714", "100");
        statistic("320000", "8712", "150");
        statistic("320000", "871491", "40");
        statistic("320000", "871499", "10");
        statistic("330000", "8712", "77");
        assertThat(outcomes).containsOnly("stored");
        assertThat(fact("industry.export.zone")).isEqualTo("50");
        assertThat(fact("industry.export.province")).isEqualTo("200");
        assertThat(fact("industry.export.national")).isEqualTo("1000");
        assertThat(fact("industry.share.province")).isEqualTo("25");
        assertThat(fact("industry.share.national")).isEqualTo("5");
        assertThat(new RollupCheck(tables.database(), (operation, place, actor) -> java.util.Optional.empty())
                        .check(false, "")
                        .wrong())
                .isZero();
    }

    @Test
    public void theIndustryGrowsByCustomsStatisticsOfBothYears() {
        statistic("320000", "8712", "150");
        statistic("320000", "8714", "50");
        statistic("320000", "2013", "8712", "250");
        assertThat(fact("industry.growth.province")).isEqualTo("records.industry.none");
        statistic("320000", "2013", "8714", "0");
        assertThat(fact("industry.growth.province")).isEqualTo("-20");
        statistic("CN", "8712", "150");
        statistic("CN", "8714", "150");
        statistic("CN", "2013", "8712", "0");
        statistic("CN", "2013", "8714", "0");
        assertThat(fact("industry.growth.national")).isEqualTo("records.fact.not-computable");
    }

    @Test
    public void withoutTheStatisticsOfOneHeadingTheIndustryIsUnknown() {
        export(1, "87120030", "30");
        statistic("CN", "8712", "900");
        assertThat(fact("industry.export.national")).isEqualTo("records.industry.none");
        assertThat(fact("industry.share.national")).isEqualTo("records.industry.none");
        assertThat(fact("industry.export.zone")).isEqualTo("30");
    }

    @Test
    public void aYearWithoutExportsIsMissingAndAZoneWithoutHeadingsHasNoIndustry() {
        statistic("CN", "8712", "900");
        statistic("CN", "8714", "0");
        assertThat(fact("industry.share.national")).isEqualTo("records.fact.not-delivered");
        registers.zone(KUNSHAN, JIANGSU, "昆山自行车");
        assertThat(fact("industry.export.national")).isEqualTo("records.industry.no-headings");
        assertThat(fact("industry.export.zone")).isEqualTo("records.industry.no-headings");
    }

    @Test
    public void aStatisticIsTakenOnceAndACityIsNoRegionOfStatistics() {
        statistic("CN", "8712", "900");
        statistic("000000", "8712", "900");
        statistic("CN", "8712", "901");
        statistic("320500", "8712", "1");
        assertThat(outcomes).containsExactly("stored", "unchanged", "records.conflict", "records.region.form");
    }

    @Test
    public void thePageOfFactsHasThem() throws IOException {
        String page = Files.readString(Path.of("../../docs/facts.md"));
        for (IndustryFact fact : IndustryFact.values()) {
            assertThat(page)
                    .contains("| `" + fact.id() + "` | " + fact.definition().unit() + " | year | zone |");
        }
    }
}
