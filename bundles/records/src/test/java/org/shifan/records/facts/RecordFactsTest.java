// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactRequest;
import org.shifan.api.fact.FactValue;
import org.shifan.api.intake.ImportContext;
import org.shifan.api.intake.ImportRow;
import org.shifan.api.intake.ImportTarget;
import org.shifan.api.intake.RowSink;
import org.shifan.api.text.Message;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.declared.DeclaredFacts;
import org.shifan.records.store.RollupCheck;
import org.shifan.records.targets.DeclarationsTarget;
import org.shifan.records.targets.ExportDeclarationsTarget;
import org.shifan.records.targets.ExportsTarget;
import org.shifan.records.targets.IncidentsTarget;
import org.shifan.records.targets.InspectionsTarget;
import org.shifan.records.targets.SamplingsTarget;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.KUNSHAN;
import static org.shifan.records.TestRegisters.code;

@Category(EachDatabase.class)
public class RecordFactsTest {
    private static final Subject ZONE = Subject.zone(KUNSHAN);
    private static final ZoneId SUZHOU = ZoneId.of("320500-01");
    private static final LocalDate TODAY = LocalDate.of(2015, 6, 1);

    private final TestTables tables = new TestTables();
    private boolean synthetic;
    private BureauCode bureau = JIANGSU;
    final TestRegisters registers = new TestRegisters().enterprises(JIANGSU, 1, 9);
    private final FactProvider facts = new RecordFacts(tables.database(), reader(tables, registers));
    private final FactProvider declared = new DeclaredFacts(tables.database());
    private final List<Message> rejected = new ArrayList<>();
    private long importId = 7;

    static TotalsReader reader(TestTables tables, TestRegisters registers) {
        return new TotalsReader(
                tables.database(), registers.zoneRegistry(), registers.memberships(), registers.enterpriseRegistry());
    }

    @Before
    public void threeMembersAndTwoAround() {
        registers.member(1, KUNSHAN, "2010-01-01", null);
        registers.member(2, KUNSHAN, "2010-01-01", null);
        registers.member(3, KUNSHAN, "2014-07-01", null);
        registers.member(4, KUNSHAN, "2010-01-01", "2014-06-30");
    }

    @After
    public void close() {
        tables.close();
    }

    @Test
    public void r10_rateCountsAttributedQualityCasesPerHundredMillionDollars() {
        export(1, 2014, "100000000");
        export(2, 2014, "50000000");
        incident("N1", "NOTIFICATION", 1, "2014-03-01", "QUALITY", "yes");
        incident("N2", "RECALL", 1, "2014-03-01", "QUALITY", "yes");
        incident("N3", "RETURN", 2, "2014-03-01", "QUALITY", "yes");
        assertThat(zone("incident.rate", 2014)).isEqualTo("2");
        incident("N4", "RETURN", 2, "2014-03-02", "NOT_QUALITY", "yes");
        incident("N5", "RETURN", 2, "2014-03-02", "QUALITY", "no");
        incident("N6", "RETURN", 2, "2014-03-02", "UNDETERMINED", "yes");
        incident("N7", "NOTIFICATION", 2, "2014-03-02", "FOREIGN_RULES", "yes");
        assertThat(zone("incident.rate", 2014)).isEqualTo("2");
        assertThat(zone("incident.count", 2014)).isEqualTo("3");
        assertThat(zone("incident.returns.count", 2014)).isEqualTo("1");
        assertThat(zone("incident.returns.all.count", 2014)).isEqualTo("3");
        assertThat(zone("incident.undetermined.count", 2014)).isEqualTo("1");
    }

    @Test
    public void r10_aRateOverNoExportsIsNotComputableAndNeverZero() {
        export(5, 2014, "1");
        incident("N1", "NOTIFICATION", 1, "2014-03-01", "QUALITY", "yes");
        assertThat(zone("export.value", 2014)).isEqualTo("0");
        assertThat(zone("incident.rate", 2014)).isEqualTo("missing records.fact.not-computable");
        assertThat(zone("leaders.share", 2014)).isEqualTo("missing records.fact.not-computable");
        assertThat(zone("export.per-exporter", 2014)).isEqualTo("missing records.fact.not-computable");
    }

    @Test
    public void aYearThatTheBureauHasNotDeliveredIsMissingForAllItsFacts() {
        export(1, 2013, "5");
        assertThat(zone("export.value", 2013)).isEqualTo("5");
        assertThat(zone("export.value", 2014)).isEqualTo("missing records.fact.not-delivered");
        assertThat(zone("incident.count", 2013)).isEqualTo("missing records.fact.not-delivered");
        assertThat(zone("inspection.batches", 2013)).isEqualTo("missing records.fact.not-delivered");
    }

    @Test
    public void aNilReportMakesAYearWithoutIncidentsKnown() {
        take(
                new IncidentsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of("number", "NIL-2014", "kind", "零报告", "date", "2014-12-31"));
        assertThat(zone("incident.count", 2014)).isEqualTo("0");
        assertThat(zone("incident.count", 2013)).startsWith("missing");
    }

    @Test
    public void malicesAndMajorsAreCounted() {
        incident("N1", "NOTIFICATION", 1, "2014-03-01", "MALICE", "yes");
        take(
                new IncidentsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "number",
                        "N2",
                        "kind",
                        "RECALL",
                        "enterprise",
                        code(1),
                        "hs",
                        "8712",
                        "market",
                        "US",
                        "date",
                        "2014-04-01",
                        "cause",
                        "质量原因",
                        "attributed",
                        "是",
                        "major",
                        "是"));
        assertThat(zone("incident.malice.count", 2014)).isEqualTo("1");
        assertThat(zone("incident.major.count", 2014)).isEqualTo("1");
        assertThat(zone("incident.count", 2014)).isEqualTo("2");
    }

    @Test
    public void exportsBelongToTheMembersOfTheLastDayOfTheYear() {
        export(1, 2014, "10");
        export(3, 2014, "4.55");
        export(4, 2014, "100");
        export(5, 2014, "1000");
        assertThat(zone("export.value", 2014)).isEqualTo("14.55");
        assertThat(zone("exporter.count", 2014)).isEqualTo("2");
        assertThat(zone("export.per-exporter", 2014)).isEqualTo("7.28");
        assertThat(zone("leaders.share", 2014)).isEqualTo("100");
        assertThat(zone("market.count", 2014)).isEqualTo("1");
        assertThat(value(facts, "export.value", Subject.enterprise(OrganisationCode.of(code(5))), 2014, TODAY))
                .isEqualTo("1000");
    }

    @Test
    public void declaredExportsBelongToTheZoneOfTheirOwnDay() {
        registers.zone(SUZHOU, JIANGSU, "苏州");
        registers.member(4, SUZHOU, "2014-07-01", null);
        declaration("D1", 3, "2014-06-30", "JP", "1");
        declaration("D2", 3, "2014-07-01", "DE", "2");
        declaration("D3", 4, "2014-06-30", "KR", "4");
        declaration("D4", 4, "2014-07-01", "US", "8");
        declaration("D5", 1, "2014-12-31", "FR", "16");
        declaration("D6", 4, "2013-12-31", "GB", "32");
        assertThat(rejected).isEmpty();
        assertThat(zone("export.value", 2014)).isEqualTo("22");
        assertThat(zone("exporter.count", 2014)).isEqualTo("3");
        assertThat(zone("market.count", 2014)).isEqualTo("3");
        assertThat(zone("export.value", 2013)).isEqualTo("32");
        assertThat(value(facts, "export.value", Subject.zone(SUZHOU), 2014, TODAY))
                .isEqualTo("8");
        assertThat(value(facts, "market.count", Subject.zone(SUZHOU), 2014, TODAY))
                .isEqualTo("1");
        assertThat(value(facts, "export.value", Subject.enterprise(OrganisationCode.of(code(4))), 2014, TODAY))
                .isEqualTo("12");
    }

    @Test
    public void whoMovedGivesYearlyRowsToTheZoneOfTheLastDayAndDeclarationsToThatOfTheirDay() {
        registers.zone(SUZHOU, JIANGSU, "苏州");
        registers.member(4, SUZHOU, "2014-07-01", null);
        export(4, 2014, "100");
        declaration("D1", 3, "2014-07-01", "DE", "2");
        assertThat(zone("export.value", 2014)).isEqualTo("2");
        List<Subject> both = List.of(ZONE, Subject.zone(SUZHOU));
        Map<Subject, Map<FactId, FactValue>> read =
                facts.facts(Set.of(FactId.of("export.value")), both, 2014, TODAY, null);
        assertThat(both.stream()
                        .map(zone -> ((FactValue.Known) read.get(zone).get(FactId.of("export.value")))
                                .value()
                                .toPlainString()))
                .containsExactly("2", "100");
    }

    @Test
    public void declaredExportsOfAPartOfTheYearNameTheirRowsAndImport() {
        declaration("D1", 4, "2014-06-30", "KR", "4");
        declaration("D2", 4, "2014-06-30", "US", "0");
        importId = 8;
        declaration("D3", 4, "2014-07-01", "KR", "4");
        FactValue.Known known = (FactValue.Known) read(facts, "export.value", ZONE, 2014, TODAY);
        assertThat(known.sources())
                .containsExactly(new FactValue.Source("出口记录 export records 2014: 2", "import 7", false));
        assertThat(zone("market.count", 2014)).isEqualTo("1");
    }

    @Test
    public void batchesAndIncidentsBelongToTheZoneOfTheirOwnDay() {
        inspection("B1", 3, "2014-06-30", "PASS");
        inspection("B2", 3, "2014-07-01", "FAIL");
        inspection("B3", 4, "2014-06-30", "PASS");
        inspection("B4", 4, "2014-07-01", "FAIL");
        inspection("B5", 1, "2014-07-01", "PASS");
        incident("N1", "RETURN", 4, "2014-06-30", "QUALITY", "yes");
        incident("N2", "RETURN", 4, "2014-07-01", "QUALITY", "yes");
        assertThat(zone("inspection.batches", 2014)).isEqualTo("3");
        assertThat(zone("inspection.failed", 2014)).isEqualTo("1");
        assertThat(zone("inspection.fail-rate", 2014)).isEqualTo("33.333333");
        assertThat(zone("inspection.value", 2014)).isEqualTo("300");
        assertThat(zone("incident.returns.count", 2014)).isEqualTo("1");
    }

    @Test
    public void aValueNamesItsRecordsAndTheLastImportOfTheirKind() {
        export(1, 2014, "10");
        export(2, 2014, "10");
        importId = 8;
        inspection("B1", 1, "2014-05-05", "PASS");
        FactValue.Known known = (FactValue.Known) read(facts, "export.value", ZONE, 2014, TODAY);
        assertThat(known.sources())
                .containsExactly(new FactValue.Source("出口记录 export records 2014: 2", "import 7", false));
        FactValue.Known batches = (FactValue.Known) read(facts, "inspection.batches", ZONE, 2014, TODAY);
        assertThat(batches.sources())
                .containsExactly(new FactValue.Source("检验批次 inspection batches 2014: 1", "import 8", false));
    }

    @Test
    public void anInventedInspectionDoesNotMakeTheExportsBesideItInvented() {
        export(1, 2014, "10");
        synthetic = true;
        inspection("B1", 1, "2014-05-05", "PASS");
        incident("N1", "RETURN", 1, "2014-06-30", "QUALITY", "yes");
        synthetic = false;
        assertThat(isSynthetic("export.value")).containsExactly(false);
        assertThat(isSynthetic("inspection.batches")).containsExactly(true);
        assertThat(isSynthetic("incident.rate")).containsExactly(false, true);
    }

    @Test
    public void aYearThatIsDeliveredWithoutRecordsOfTheZoneNamesNoImport() {
        export(5, 2014, "10");
        FactValue.Known known = (FactValue.Known) read(facts, "export.value", ZONE, 2014, TODAY);
        assertThat(known.sources()).containsExactly(new FactValue.Source("出口记录 export records 2014: 0", "", false));
        assertThat(known.sources().get(0).line()).isEqualTo("出口记录 export records 2014: 0");
    }

    private List<Boolean> isSynthetic(String fact) {
        return ((FactValue.Known) read(facts, fact, ZONE, 2014, TODAY))
                .sources().stream().map(FactValue.Source::synthetic).toList();
    }

    @Test
    public void aBureauCostsAHandfulOfQuestionsWhateverItsSize() {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 10; i < 60; i++) {
            ZoneId id = ZoneId.of(String.format(Locale.ROOT, "3205%02d-01", i));
            registers.zone(id, JIANGSU, "区" + i);
            registers.enterprises(JIANGSU, i * 10, i * 10);
            registers.member(i * 10, id, "2010-01-01", null);
            subjects.add(Subject.zone(id));
            export(i * 10, 2014, String.valueOf(i));
        }
        int before = registers.questions();
        Map<Subject, Map<FactId, FactValue>> read =
                facts.facts(Set.of(FactId.of("export.value"), FactId.of("market.count")), subjects, 2014, TODAY, null);
        assertThat(registers.questions() - before).isLessThanOrEqualTo(3);
        assertThat(read).hasSize(50);
        assertThat(((FactValue.Known) read.get(subjects.get(7)).get(FactId.of("export.value"))).value())
                .isEqualByComparingTo("17");
    }

    @Test
    public void anUnknownSubjectHasMissingFacts() {
        assertThat(value(facts, "export.value", Subject.zone(ZoneId.of("320583-09")), 2014, TODAY))
                .isEqualTo("missing records.fact.subject-unknown");
    }

    @Test
    public void aDeclaredFactIsMissingUntilDeclaredAndAfterItsTerm() {
        assertThat(value(declared, "org.mechanism", ZONE, 2014, TODAY)).isEqualTo("missing records.declared.none");
        declare("org.mechanism", 2013, "是", "2014-12-31");
        assertThat(value(declared, "org.mechanism", ZONE, 2014, LocalDate.of(2014, 12, 31)))
                .isEqualTo("1");
        assertThat(value(declared, "org.mechanism", ZONE, 2014, LocalDate.of(2015, 1, 1)))
                .isEqualTo("missing records.declared.expired");
        assertThat(value(declared, "org.mechanism", ZONE, 2012, TODAY)).isEqualTo("missing records.declared.none");
    }

    @Test
    public void aYearlyDeclaredFactIsOfItsYearOnly() {
        declare("export.share.local", 2013, "51.25", null);
        assertThat(value(declared, "export.share.local", ZONE, 2013, TODAY)).isEqualTo("51.25");
        assertThat(value(declared, "export.share.local", ZONE, 2014, TODAY)).startsWith("missing");
    }

    @Test
    public void declarationsThatCannotBeAreRejected() {
        declare("export.share.local", 2014, "101", null);
        declare("export.share.local", 2014, "-1", null);
        declare("export.rank.province", 2014, "0", null);
        declare("export.rank.province", 2014, "1.5", null);
        declare("export.share.galactic", 2014, "1", null);
        declare("qms.certified", 2014, "yes", null);
        declare("export.share.local", 2016, "1", null);
        assertThat(rejected)
                .extracting(Message::key)
                .containsExactly(
                        "records.value.percent",
                        "records.value.negative",
                        "records.value.rank",
                        "records.value.whole",
                        "records.fact.unknown",
                        "records.fact.subject",
                        "records.year.future");
        DeclarationsTarget target =
                new DeclarationsTarget(tables.database(), registers.enterpriseRegistry(), registers.zoneRegistry());
        take(
                target,
                Map.of(
                        "subject",
                        "330281-01",
                        "fact",
                        "self-assessment.done",
                        "year",
                        "2014",
                        "value",
                        "是",
                        "document",
                        "x"));
        assertThat(rejected.get(7).key()).isEqualTo("records.zone.other-bureau");
        assertThat(rejected.get(7).toString()).contains("ningbo", "jiangsu");
    }

    @Test
    public void lotsSampledInSupervisionCountOnDaysOfMembership() {
        assertThat(zone("sampling.lots", 2014)).isEqualTo("missing records.fact.not-delivered");
        sampling("S1", 1, "2014-03-01", "PASS");
        sampling("S2", 1, "2014-03-02", "FAIL");
        sampling("S3", 3, "2014-06-30", "FAIL");
        sampling("S4", 3, "2014-07-01", "PASS");
        sampling("S5", 5, "2014-07-01", "FAIL");
        assertThat(rejected).isEmpty();
        assertThat(zone("sampling.lots", 2014)).isEqualTo("3");
        assertThat(zone("sampling.failed", 2014)).isEqualTo("1");
        assertThat(zone("sampling.pass-rate", 2014)).isEqualTo("66.666667");
        assertThat(new RollupCheck(tables.database(), (operation, place, actor) -> java.util.Optional.empty())
                        .check(false, "")
                        .wrong())
                .isZero();
    }

    @Test
    public void withoutALotThereIsNoPassRate() {
        sampling("S5", 5, "2014-07-01", "FAIL");
        assertThat(zone("sampling.lots", 2014)).isEqualTo("0");
        assertThat(zone("sampling.pass-rate", 2014)).isEqualTo("missing records.fact.not-computable");
    }

    private void sampling(String number, int enterprise, String date, String result) {
        take(
                new SamplingsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "sample_no",
                        number,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "8712",
                        "date",
                        date,
                        "result",
                        result));
    }

    @Test
    public void aWindowOfMonthsHasItsFirstAndItsLastDay() {
        incident("N0", "NOTIFICATION", 1, "2012-11-30", "QUALITY", "yes");
        incident("N1", "NOTIFICATION", 1, "2012-12-01", "QUALITY", "yes");
        incident("N2", "NOTIFICATION", 1, "2013-06-01", "QUALITY", "yes");
        incident("N3", "NOTIFICATION", 1, "2014-11-30", "QUALITY", "yes");
        incident("N4", "NOTIFICATION", 1, "2014-12-01", "QUALITY", "yes");
        assertThat(counted("incident.count.last-24-months", "2014-11-30")).isEqualTo("3");
        assertThat(counted("incident.count.last-23-months", "2014-11-29")).isEqualTo("1");
        assertThat(counted("incident.count.last-24-months", "2014-12-01")).isEqualTo("3");
        assertThat(counted("incident.count.last-1-months", "2014-11-30")).isEqualTo("1");
        assertThat(counted("incident.count.last-1-months", "2014-11-29")).isEqualTo("0");
        assertThat(counted("incident.notifications.count.last-12-months", "2014-12-31"))
                .isEqualTo("2");
    }

    @Test
    public void aWindowOfDaysHasItsFirstAndItsLastDay() {
        incident("N1", "RECALL", 1, "2014-03-01", "QUALITY", "yes");
        incident("N2", "RECALL", 1, "2014-03-30", "QUALITY", "yes");
        assertThat(counted("incident.recalls.count.last-30-days", "2014-03-30")).isEqualTo("2");
        assertThat(counted("incident.recalls.count.last-29-days", "2014-03-30")).isEqualTo("1");
        assertThat(counted("incident.recalls.count.last-29-days", "2014-03-29")).isEqualTo("1");
        assertThat(counted("incident.recalls.count.last-1-days", "2014-03-31")).isEqualTo("0");
    }

    @Test
    public void aWindowCountsOnDaysOfMembershipAndNamesTheDaysInItsSource() {
        sampling("S1", 3, "2014-06-30", "FAIL");
        sampling("S2", 3, "2014-07-01", "FAIL");
        sampling("S3", 4, "2014-06-30", "FAIL");
        sampling("S4", 4, "2014-07-01", "FAIL");
        assertThat(counted("sampling.failed.last-3-months", "2014-08-31")).isEqualTo("2");
        FactValue value = read(facts, "sampling.failed.last-3-months", ZONE, 2014, LocalDate.parse("2014-08-31"));
        assertThat(((FactValue.Known) value).sources().get(0).reference()).contains("2014-06-01..2014-08-31: 2");
    }

    @Test
    public void aWindowOverAYearThatWasNotDeliveredIsMissing() {
        incident("N1", "RECALL", 1, "2014-03-01", "QUALITY", "yes");
        assertThat(counted("incident.count.last-6-months", "2014-07-01")).isEqualTo("1");
        assertThat(counted("incident.count.last-7-months", "2014-07-01"))
                .isEqualTo("missing records.fact.not-delivered");
    }

    private String counted(String fact, String asOf) {
        return value(facts, fact, ZONE, 2014, LocalDate.parse(asOf));
    }

    @Test
    public void thePageOfFactsAndTheCodeAgree() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../../docs/facts.md"));
        List<String> page = lines.subList(lines.indexOf("## Computed from imported records"), lines.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].strip().replace("`", "") + " " + cells[2].strip() + " " + cells[3].strip() + " "
                        + cells[4].strip() + " " + cells[6].strip())
                .toList();
        List<String> code = new ArrayList<>();
        for (FactDefinition fact : concat(facts.facts(), declared.facts())) {
            String subjects =
                    fact.subjects().stream().sorted().map(Subject.Kind::code).collect(Collectors.joining(", "));
            String period = fact.period().name().toLowerCase(java.util.Locale.ROOT);
            code.add(fact.id() + " " + fact.unit() + " " + period + " " + subjects + " " + fact.clause());
        }
        assertThat(page).containsExactlyElementsOf(code);
    }

    private static List<FactDefinition> concat(List<FactDefinition> a, List<FactDefinition> b) {
        List<FactDefinition> out = new ArrayList<>(a);
        out.addAll(b);
        return out;
    }

    String zone(String fact, int year) {
        return value(facts, fact, ZONE, year, TODAY);
    }

    private static String value(FactProvider provider, String fact, Subject subject, int year, LocalDate asOf) {
        FactValue value = read(provider, fact, subject, year, asOf);
        if (value instanceof FactValue.Missing missing) {
            return "missing " + missing.reason().key();
        }
        return ((FactValue.Known) value).value().toPlainString();
    }

    private static FactValue read(FactProvider provider, String fact, Subject subject, int year, LocalDate asOf) {
        return provider.fact(new FactRequest(FactId.of(fact), subject, year, asOf, null));
    }

    FactProvider provider() {
        return facts;
    }

    /** Delivers as another bureau. */
    void of(BureauCode other, Runnable delivery) {
        bureau = other;
        delivery.run();
        bureau = JIANGSU;
    }

    void export(int enterprise, int year, String value) {
        take(
                new ExportsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "enterprise",
                        code(enterprise),
                        "year",
                        String.valueOf(year),
                        "hs",
                        "87120030",
                        "destination",
                        "US",
                        "value_usd",
                        value));
    }

    void declaration(String number, int enterprise, String date, String market, String value) {
        take(
                new ExportDeclarationsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "declaration_no",
                        number,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "87120030",
                        "destination",
                        market,
                        "date",
                        date,
                        "value_usd",
                        value));
    }

    void inspection(String batch, int enterprise, String date, String result) {
        take(
                new InspectionsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "batch_no",
                        batch,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "8712",
                        "date",
                        date,
                        "value_usd",
                        "100",
                        "result",
                        result));
    }

    void incident(String number, String kind, int enterprise, String date, String cause, String attributed) {
        take(
                new IncidentsTarget(tables.database(), registers.enterpriseRegistry()),
                Map.of(
                        "number",
                        number,
                        "kind",
                        kind,
                        "enterprise",
                        code(enterprise),
                        "hs",
                        "8712",
                        "market",
                        "US",
                        "date",
                        date,
                        "cause",
                        cause,
                        "attributed",
                        attributed));
    }

    private void declare(String fact, int year, String value, String until) {
        Map<String, String> cells = new java.util.HashMap<>(Map.of(
                "subject",
                "320583-01",
                "fact",
                fact,
                "year",
                String.valueOf(year),
                "value",
                value,
                "document",
                "昆政发〔2014〕1号"));
        if (until != null) {
            cells.put("valid_until", until);
        }
        take(
                new DeclarationsTarget(tables.database(), registers.enterpriseRegistry(), registers.zoneRegistry()),
                cells);
    }

    private void take(ImportTarget target, Map<String, String> cells) {
        target.take(
                new ImportContext(importId, bureau, "tester", TODAY, "test.csv", synthetic),
                List.of(new ImportRow(2, cells)),
                new RowSink() {
                    @Override
                    public void stored(ImportRow row) {
                        assertThat(row.line()).isEqualTo(2);
                    }

                    @Override
                    public void unchanged(ImportRow row) {
                        throw new AssertionError("unchanged " + row);
                    }

                    @Override
                    public void rejected(ImportRow row, String column, String value, Message reason) {
                        rejected.add(reason);
                    }
                });
    }
}
