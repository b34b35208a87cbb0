// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.identity.Place;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.intake.ImportService;
import org.shifan.api.records.RecordHistory;
import org.shifan.api.records.Rollups;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.records.store.CorrectionSource;
import org.shifan.records.store.HistoryReader;
import org.shifan.records.store.ImportLog;
import org.shifan.records.store.RollupCheck;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.code;

@Category(EachDatabase.class)
public class CorrectionsTest {
    private static final String EXPORTS = "enterprise,year,hs,destination,value_usd\n";
    private static final String INSPECTIONS = "batch_no,enterprise,hs,date,value_usd,result,failed_items\n";
    private static final String INCIDENTS = "number,kind,enterprise,hs,market,date,cause,attributed,major,text\n";
    private static final String DECLARATIONS = "subject,fact,year,value,document\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private IntakeFixture fixture;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
    }

    @After
    public void close() {
        fixture.close();
    }

    private ImportResult run(ImportMode mode, String kind, String text) {
        return run(mode, kind, fixture.file(kind + ".csv", text));
    }

    private ImportResult run(ImportMode mode, String kind, Path file) {
        return fixture.intake().run(ImportRequest.add(kind, file, JIANGSU, "li").withMode(mode, "更正通知 7 号"), null);
    }

    private List<RecordHistory.Change> history(String kind, String key) {
        return new HistoryReader(fixture.tables.database(), (operation, place, actor) -> Optional.empty())
                .changes(JIANGSU, kind, key, 100);
    }

    private void sumsAreRight() {
        Rollups.Check check = new RollupCheck(
                        fixture.tables.database(),
                        fixture.roles,
                        new ImportLog(fixture.tables.database(), IntakeFixture.CLOCK))
                .check(false, "li");
        assertThat(check.first()).isEmpty();
        assertThat(check.wrong()).isZero();
    }

    private static String reason(ImportResult result) {
        assertThat(result.rejected()).isEqualTo(1);
        return result.first().get(0).in(Language.EN);
    }

    @Test
    public void aCorrectedExportChangesTheSumsAndLeavesItsFormerStateInTheHistory() {
        run(ImportMode.ADD, "exports", EXPORTS + code(1) + ",2014,8712,US,100.50\n" + code(1) + ",2014,8712,DE,7\n");
        ImportResult result = run(ImportMode.CORRECT, "exports", EXPORTS + code(1) + ",2014,8712,US,90\n");
        assertThat(result.stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT value_usd, import_id FROM REC_EXPORT ORDER BY destination"))
                .containsExactly("7.00|1", "90.00|2");
        assertThat(fixture.tables.rows("SELECT export_rows, export_value, last_exports FROM REC_ROLLUP"))
                .containsExactly("2|97.00|2");
        assertThat(fixture.tables.rows("SELECT markets FROM REC_ROLLUP")).containsExactly("DE=7.00;US=90.00");
        List<RecordHistory.Change> changes = history("exports", "");
        assertThat(changes).hasSize(1);
        RecordHistory.Change change = changes.get(0);
        assertThat(change.key()).isEqualTo(code(1) + " 2014 HS 8712 → US");
        assertThat(change.action()).isEqualTo("correct");
        assertThat(change.former()).containsEntry("value_usd", "100.5");
        assertThat(change.formerImport()).isEqualTo(1);
        assertThat(change.changedImport()).isEqualTo(2);
        assertThat(change.by()).isEqualTo("li");
        assertThat(change.reason()).isEqualTo("更正通知 7 号");
        assertThat(change.changedAt()).isEqualTo(IntakeFixture.CLOCK.instant());
        sumsAreRight();
    }

    @Test
    public void r7TheAuditLogSeesEveryCorrectionAndDeletionWithWhatWasBefore() {
        AuditSource source = new CorrectionSource(fixture.tables.database());
        run(ImportMode.ADD, "exports", EXPORTS + code(1) + ",2014,8712,US,100.50\n" + code(1) + ",2014,8712,DE,7\n");
        assertThat(source.changes("", 10)).isEmpty();
        run(ImportMode.CORRECT, "exports", EXPORTS + code(1) + ",2014,8712,US,90\n");
        run(ImportMode.DELETE, "exports", EXPORTS + code(1) + ",2014,8712,US,90\n" + code(1) + ",2014,8712,DE,7\n");
        List<AuditedChange> changes = source.changes("", 10);
        assertThat(changes)
                .extracting(c -> c.action() + " " + c.before().get("value_usd") + " " + c.from())
                .containsExactly(
                        "record.correct 100.5 import:2", "record.delete 90 import:3", "record.delete 7 import:3");
        AuditedChange first = changes.get(0);
        assertThat(first.subject()).isEqualTo("exports:" + code(1) + " 2014 HS 8712 → US");
        assertThat(first.who()).isEqualTo(Actor.named("li"));
        assertThat(first.reason()).isEqualTo("更正通知 7 号");
        assertThat(first.at()).isEqualTo(IntakeFixture.CLOCK.instant());
        assertThat(first.after()).containsEntry("former-import", "1").containsEntry("file", "exports.csv");
        assertThat(source.changes(first.position(), 1)).isEqualTo(changes.subList(1, 2));
        for (String edit : List.of(
                "UPDATE REC_HISTORY SET content = 'nothing' WHERE revision = 1",
                "UPDATE REC_HISTORY SET content = 'value_usd=1' WHERE revision = 1",
                "UPDATE REC_HISTORY SET former_import = 9",
                "UPDATE REC_IMPORT SET imported_by = 'wang'",
                "UPDATE REC_IMPORT SET reason = ''",
                "DELETE FROM REC_IMPORT")) {
            List<AuditedChange> was = source.changes("", 10);
            fixture.tables.execute(edit);
            assertThat(source.changes("", 10)).as(edit).hasSize(3).isNotEqualTo(was);
        }
    }

    @Test
    public void aBatchCorrectedToAnotherYearEnterpriseAndHeadingMovesInTheSums() {
        run(ImportMode.ADD, "inspections", INSPECTIONS + "B1," + code(1) + ",871200,2014-03-01,50,FAIL,尺寸\n");
        run(ImportMode.CORRECT, "inspections", INSPECTIONS + "B1," + code(2) + ",8714,2013-03-01,60,PASS,\n");
        assertThat(fixture.tables.rows("SELECT enterprise, rec_year, heading, batches, batches_failed, value_inspected,"
                        + " value_failed FROM REC_ROLLUP ORDER BY rec_year"))
                .containsExactly(code(2) + "|2013|8714|1|0|60.00|0.00", code(1) + "|2014|8712|0|0|0.00|0.00");
        assertThat(fixture.tables.rows("SELECT rec_year, row_count FROM REC_COVERAGE ORDER BY rec_year"))
                .containsExactly("2013|1", "2014|0");
        assertThat(history("inspections", "B1").get(0).former())
                .containsEntry("enterprise", code(1))
                .containsEntry("date", "2014-03-01")
                .containsEntry("failed_items", "尺寸");
        sumsAreRight();
    }

    @Test
    public void everyCorrectionOfARecordIsARevisionAndTheSameFileTwiceChangesNothing() {
        String row = "N1,RETURN," + code(1) + ",8712,US,2014-03-01,";
        run(ImportMode.ADD, "incidents", INCIDENTS + row + "UNDETERMINED,yes,no,\"a\\b\n第二行=1\"\n");
        run(ImportMode.CORRECT, "incidents", INCIDENTS + row + "QUALITY,yes,no,x\n");
        String last = INCIDENTS + row + "MALICE,yes,yes,x\n";
        assertThat(run(ImportMode.CORRECT, "incidents", last).stored()).isEqualTo(1);
        assertThat(run(ImportMode.CORRECT, "incidents", last).unchanged()).isEqualTo(1);
        assertThat(history("incidents", "N1"))
                .extracting(
                        RecordHistory.Change::revision,
                        change -> change.former().get("cause"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "QUALITY"),
                        org.assertj.core.groups.Tuple.tuple(1, "UNDETERMINED"));
        assertThat(history("incidents", "N1").get(1).former()).containsEntry("text", "a\\b\n第二行=1");
        assertThat(fixture.tables.rows("SELECT returns, malice, majors, undetermined FROM REC_ROLLUP"))
                .containsExactly("1|1|1|0");
        sumsAreRight();
    }

    @Test
    public void aDeletedRecordIsGoneFromRowsAndSumsAndStaysInTheHistory() {
        String text = EXPORTS + code(1) + ",2014,8712,US,100.50\n";
        run(ImportMode.ADD, "exports", text);
        assertThat(run(ImportMode.DELETE, "exports", text).stored()).isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT * FROM REC_EXPORT")).isEmpty();
        assertThat(fixture.tables.rows("SELECT export_rows, export_value FROM REC_ROLLUP"))
                .containsExactly("0|0.00");
        assertThat(fixture.tables.rows("SELECT row_count FROM REC_COVERAGE")).containsExactly("0");
        assertThat(run(ImportMode.DELETE, "exports", text).unchanged()).isEqualTo(1);
        assertThat(history("exports", ""))
                .extracting(RecordHistory.Change::action)
                .containsExactly("delete");
        sumsAreRight();
        assertThat(run(ImportMode.ADD, "exports", text).stored()).isEqualTo(1);
        assertThat(run(ImportMode.DELETE, "exports", text).stored()).isEqualTo(1);
        assertThat(history("exports", ""))
                .extracting(RecordHistory.Change::revision)
                .containsExactly(2, 1);
    }

    @Test
    public void aRecordIsDeletedOnlyAsItStands() {
        run(ImportMode.ADD, "exports", EXPORTS + code(1) + ",2014,8712,US,100.50\n");
        assertThat(reason(run(ImportMode.DELETE, "exports", EXPORTS + code(1) + ",2014,8712,US,100\n")))
                .contains("value_usd is '100.5'", "'100'");
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).containsExactly("1");
    }

    @Test
    public void whatIsNotThereCannotBeCorrectedOrDeleted() {
        String text = EXPORTS + code(1) + ",2014,8712,US,100.50\n";
        assertThat(reason(run(ImportMode.CORRECT, "exports", text))).contains("is not there", "new record");
        assertThat(reason(run(ImportMode.DELETE, "exports", text))).contains("is not there");
    }

    @Test
    public void aChangeNeedsAReason() {
        Path file = fixture.file("exports.csv", EXPORTS + code(1) + ",2014,8712,US,1\n");
        ShifanException refusal = catchThrowableOfType(
                ShifanException.class,
                () -> fixture.intake()
                        .run(
                                ImportRequest.add("exports", file, JIANGSU, "li")
                                        .withMode(ImportMode.CORRECT, " "),
                                null));
        assertThat(refusal.code()).isEqualTo("intake.reason");
    }

    @Test
    public void inventedRecordsThatAreReplacedByRealOnesNoLongerMarkTheSums() {
        fixture.run("exports", fixture.file("synthetic.csv", EXPORTS + code(1) + ",2014,8712,US,1\n"));
        assertThat(fixture.tables.rows("SELECT synthetic_exports FROM REC_ROLLUP"))
                .containsExactly("1");
        run(ImportMode.CORRECT, "exports", EXPORTS + code(1) + ",2014,8712,US,2\n");
        assertThat(fixture.tables.rows("SELECT synthetic_exports FROM REC_ROLLUP"))
                .containsExactly("0");
        sumsAreRight();
    }

    @Test
    public void declarationsAreCorrectedToo() {
        String fact = "zone:320583-01,export.share.national,2014,";
        assertThat(run(ImportMode.ADD, "declarations", DECLARATIONS + fact + "20,甲\n")
                        .stored())
                .isEqualTo(1);
        assertThat(run(ImportMode.CORRECT, "declarations", DECLARATIONS + fact + "25,乙\n")
                        .stored())
                .isEqualTo(1);
        assertThat(fixture.tables.rows("SELECT fact_value, source_document FROM REC_DECLARED"))
                .containsExactly("25.000000|乙");
        assertThat(history("declarations", "").get(0).former()).containsEntry("document", "甲");
        sumsAreRight();
    }

    @Test
    public void correctionsOfTheSameRecordsAtOnceKeepTheSumsRight() throws Exception {
        StringBuilder rows = new StringBuilder(EXPORTS);
        for (int i = 1; i <= 40; i++) {
            rows.append(code(i)).append(",2014,8712,US,100\n");
        }
        run(ImportMode.ADD, "exports", rows.toString());
        List<Callable<ImportResult>> work = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            Path file = fixture.file("c" + n + ".csv", rows.toString().replace(",100\n", "," + (200 + n) + "\n"));
            work.add(() -> run(ImportMode.CORRECT, "exports", file));
        }
        ExecutorService all = Executors.newFixedThreadPool(6);
        try {
            for (Future<ImportResult> result : all.invokeAll(work)) {
                assertThat(result.get().stored()).isEqualTo(40);
            }
        } finally {
            all.shutdownNow();
        }
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_HISTORY")).containsExactly("240");
        sumsAreRight();
    }

    @Test
    public void theSumsEqualARecomputationAfterAnyMixOfAdditionsCorrectionsAndDeletions() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 12; round++) {
            StringBuilder exports = new StringBuilder(EXPORTS);
            StringBuilder inspections = new StringBuilder(INSPECTIONS);
            StringBuilder incidents = new StringBuilder(INCIDENTS);
            for (int i = 0; i < 60; i++) {
                String enterprise = code(1 + random.nextInt(5));
                int year = 2012 + random.nextInt(3);
                exports.append(enterprise)
                        .append(',')
                        .append(year)
                        .append(",871")
                        .append(random.nextInt(10))
                        .append(random.nextBoolean() ? ",US," : ",DE,")
                        .append(random.nextInt(900))
                        .append(".25\n");
                inspections
                        .append('B')
                        .append(random.nextInt(80))
                        .append(',')
                        .append(enterprise)
                        .append(",8712,")
                        .append(year)
                        .append("-04-0")
                        .append(1 + random.nextInt(9))
                        .append(',')
                        .append(random.nextInt(90))
                        .append(random.nextInt(4) == 0 ? ",FAIL,x\n" : ",PASS,\n");
                incidents
                        .append('N')
                        .append(random.nextInt(80))
                        .append(random.nextBoolean() ? ",RETURN," : ",RECALL,")
                        .append(enterprise)
                        .append(",8712,US,")
                        .append(year)
                        .append("-04-01,")
                        .append(random.nextBoolean() ? "QUALITY" : "NOT_QUALITY")
                        .append(random.nextInt(3) == 0 ? ",no," : ",yes,")
                        .append(random.nextBoolean() ? "yes,\n" : "no,\n");
            }
            ImportMode mode = ImportMode.values()[round % 3];
            run(mode, "exports", exports.toString());
            run(mode, "inspections", inspections.toString());
            run(mode, "incidents", incidents.toString());
            sumsAreRight();
        }
        assertThat(fixture.tables.rows("SELECT DISTINCT action FROM REC_HISTORY WHERE kind = 'inspections' ORDER BY 1"))
                .contains("correct");
    }

    @Test
    public void onlyTheBureauItselfImportsCorrectsAndDeletesItsRecords() {
        run(ImportMode.ADD, "exports", EXPORTS + code(1) + ",2014,8712,US,100.50\n");
        Map<String, ThrowingCallable> changes = new LinkedHashMap<>();
        changes.put("add", () -> run(ImportMode.ADD, "exports", EXPORTS + code(1) + ",2014,8712,DE,7\n"));
        changes.put("correct", () -> run(ImportMode.CORRECT, "exports", EXPORTS + code(1) + ",2014,8712,US,90\n"));
        changes.put("delete", () -> run(ImportMode.DELETE, "exports", EXPORTS + code(1) + ",2014,8712,US,90\n"));
        fixture.roles
                .everyRole(ImportService.class, Place.of(JIANGSU))
                .change("run", () -> run(ImportMode.ADD, "exports", EXPORTS + code(1) + ",2014,8712,FR,7\n"))
                .change(
                        "importFile",
                        () -> fixture.intake()
                                .importFile(
                                        "exports",
                                        fixture.file("e.csv", EXPORTS + code(1) + ",2014,8712,FR,7\n"),
                                        JIANGSU,
                                        "li",
                                        null))
                .isAsDocumented(() ->
                        fixture.tables.rows("SELECT destination, value_usd FROM REC_EXPORT ORDER BY destination"));
        fixture.roles.holds(
                "li",
                "bureau-officer@bureau:jiangsu",
                List.of(
                        "bureau-head@bureau:ningbo",
                        "government@division:320583",
                        "enterprise@enterprise:192203821",
                        "administrator"),
                changes,
                () -> fixture.tables.rows("SELECT destination, value_usd FROM REC_EXPORT ORDER BY destination"));
    }

    @Test
    public void onlyAnAdministratorRepairsSums() {
        run(ImportMode.ADD, "exports", EXPORTS + code(1) + ",2014,8712,US,100.50\n");
        fixture.tables.execute("UPDATE REC_ROLLUP SET export_value = 7");
        RollupCheck check = new RollupCheck(
                fixture.tables.database(),
                fixture.roles,
                new ImportLog(fixture.tables.database(), IntakeFixture.CLOCK));
        fixture.roles
                .everyRole(Rollups.class, Place.COUNTRY)
                .change("check", () -> check.check(true, "root"))
                .isAsDocumented(() -> fixture.tables.rows("SELECT export_value FROM REC_ROLLUP"));
        fixture.roles.holds(
                "root",
                "administrator",
                List.of("bureau-officer@bureau:jiangsu", "aqsiq", "auditor"),
                Map.of("repair", () -> check.check(true, "root")),
                () -> fixture.tables.rows("SELECT export_value FROM REC_ROLLUP"));
    }

    @Test
    public void o1EveryRoleReadsWhatRecordsWereAsTheTableSays() {
        String text = EXPORTS + code(1) + ",2014,8712,US,100.50\n";
        run(ImportMode.ADD, "exports", text);
        run(ImportMode.DELETE, "exports", text);
        long number = history("exports", "").get(0).changedImport();
        TableOfRoles roles = new TableOfRoles();
        RecordHistory asked = new HistoryReader(fixture.tables.database(), roles);
        roles.everyRole(RecordHistory.class, Place.of(JIANGSU))
                .read("changes", () -> asked.changes(JIANGSU, "exports", "", 10))
                .read("ofImport", () -> asked.ofImport(number, 10))
                .isAsDocumented(() -> history("exports", "").toString());
    }
}
