// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.records.RecordHistory;
import org.shifan.api.records.Rollups;
import org.shifan.api.text.Language;
import org.shifan.records.store.HistoryReader;
import org.shifan.records.store.ImportLog;
import org.shifan.records.store.PartitionFixture;
import org.shifan.records.store.RecordIntegrity;
import org.shifan.records.store.RollupCheck;
import org.shifan.records.store.VolumeReader;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.code;

/** Exports declaration by declaration, beside yearly rows. */
@Category(EachDatabase.class)
public class ExportDeclarationsTest {
    private static final String DECLARATIONS =
            "declaration_no,item,enterprise,hs,destination,date,value_usd,quantity,batch_no\n";
    private static final String YEARLY = "enterprise,year,hs,destination,value_usd\n";
    private static final String SUMS =
            "SELECT enterprise, rec_year, heading, export_rows, declaration_rows, export_value FROM REC_ROLLUP"
                    + " WHERE export_rows <> 0 ORDER BY 1, 2, 3";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private IntakeFixture fixture;
    private RollupCheck rollups;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
        rollups = new RollupCheck(
                fixture.tables.database(),
                (operation, place, actor) -> java.util.Optional.empty(),
                new ImportLog(fixture.tables.database(), IntakeFixture.CLOCK));
    }

    @After
    public void close() {
        fixture.tables.close();
    }

    private ImportResult run(ImportMode mode, String kind, String text) {
        Path file = fixture.file(kind + ".csv", text);
        return fixture.intake().run(ImportRequest.add(kind, file, JIANGSU, "li").withMode(mode, "更正通知 7 号"), null);
    }

    private ImportResult declare(String... rows) {
        return run(ImportMode.ADD, "export-declarations", DECLARATIONS + String.join("\n", rows) + "\n");
    }

    private ImportResult yearly(String... rows) {
        return run(ImportMode.ADD, "exports", YEARLY + String.join("\n", rows) + "\n");
    }

    private List<String> sums() {
        Rollups.Check check = rollups.check(false, "li");
        assertThat(check.first()).isEmpty();
        return fixture.tables.rows(SUMS);
    }

    private static String reason(ImportResult result) {
        assertThat(result.rejected()).isEqualTo(1);
        return result.first().get(0).in(Language.EN);
    }

    /** As a workbook shows numbers with the format 00. */
    @Test
    public void anItemIsTheSameWithZerosBeforeIt() {
        assertThat(declare("230120140100001,01," + code(1) + ",87120030,US,2014-01-31,100.50,10,B1")
                        .stored())
                .isEqualTo(1);
        assertThat(declare("230120140100001,1," + code(1) + ",87120030,US,2014-01-31,100.50,10,B1")
                        .unchanged())
                .isEqualTo(1);
        assertThat(declare("230120140100001,00," + code(1) + ",87120030,US,2014-01-31,100.50,10,B1")
                        .rejected())
                .isEqualTo(1);
    }

    @Test
    public void declarationsAddUpToTheYearlyExportsAndMarkets() {
        ImportResult result = declare(
                "230120140100001,1," + code(1) + ",87120030,US,2014-01-31,100.50,10,B1",
                "230120140100001,2," + code(1) + ",8714,US,2014-01-31,9.50,,",
                "230120140200002,," + code(1) + ",87120090,DE,2014-12-31,200,,",
                "230120130200003,," + code(1) + ",8712,DE,2013-12-31,7,,");
        assertThat(result.stored()).isEqualTo(4);
        assertThat(sums())
                .containsExactly(
                        code(1) + "|2013|8712|1|1|7.00",
                        code(1) + "|2014|8712|2|2|300.50",
                        code(1) + "|2014|8714|1|1|9.50");
        assertThat(fixture.tables.rows("SELECT rec_year, heading, markets FROM REC_ROLLUP ORDER BY 1, 2"))
                .containsExactly("2013|8712|DE=7.00", "2014|8712|DE=200.00;US=100.50", "2014|8714|US=9.50");
        assertThat(fixture.tables.rows("SELECT rec_year, kind, row_count FROM REC_COVERAGE ORDER BY 1"))
                .containsExactly("2013|exports|1", "2014|exports|3");
        assertThat(fixture.tables.rows("SELECT quantity, batch_no FROM REC_EXPORT_DECLARATION WHERE value_usd = 100.5"))
                .containsExactly("10.000|B1");
        assertThat(declare("230120140100001,1," + code(1) + ",87120030,US,2014-01-31,100.50,10,B1")
                        .unchanged())
                .isEqualTo(1);
        assertThat(new VolumeReader(fixture.tables.database())
                        .exports(OrganisationCode.of(code(1)), 2014, 2014).stream()
                                .map(each -> each.heading() + " " + each.market() + " " + each.usd()))
                .containsExactly("8712 DE 200.00", "8712 US 100.50", "8714 US 9.50");
        if (PartitionFixture.POSTGRESQL) {
            assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT_DECLARATION_2014"))
                    .containsExactly("3");
        }
    }

    @Test
    public void aYearThatIsDeclaredTakesNoYearlyRowUntilTheDeclarationsAreDeleted() {
        String declared = "D1,1," + code(1) + ",8712,US,2014-02-01,100,,";
        declare(declared);
        ImportResult result =
                yearly(code(1) + ",2014,8714,US,5", code(1) + ",2013,8712,US,6", code(2) + ",2014,8712,US,7");
        assertThat(result.stored()).isEqualTo(2);
        assertThat(reason(result)).contains(code(1), "2014", "given by export declarations");
        assertThat(sums())
                .containsExactly(
                        code(1) + "|2013|8712|1|0|6.00",
                        code(1) + "|2014|8712|1|1|100.00",
                        code(2) + "|2014|8712|1|0|7.00");
        assertThat(run(ImportMode.DELETE, "export-declarations", DECLARATIONS + declared + "\n")
                        .stored())
                .isEqualTo(1);
        assertThat(yearly(code(1) + ",2014,8714,US,5").stored()).isEqualTo(1);
        assertThat(sums()).contains(code(1) + "|2014|8714|1|0|5.00");
    }

    @Test
    public void aYearGivenByYearlyRowsTakesNoDeclaration() {
        yearly(code(1) + ",2014,8712,US,5");
        ImportResult result = declare(
                "D1,1," + code(1) + ",8714,DE,2014-02-01,100,,", "D2,1," + code(1) + ",8714,DE,2013-02-01,100,,");
        assertThat(result.stored()).isEqualTo(1);
        assertThat(reason(result)).contains(code(1), "2014", "given by yearly rows");
        assertThat(sums()).containsExactly(code(1) + "|2013|8714|1|1|100.00", code(1) + "|2014|8712|1|0|5.00");
    }

    @Test
    public void aTrialSaysWhatWouldBeRefusedAndHoldsNothing() {
        yearly(code(1) + ",2014,8712,US,5");
        Path file = fixture.file(
                "trial.csv",
                DECLARATIONS + "D1,1," + code(1) + ",8714,DE,2014-02-01,100,,\nD2,1," + code(2)
                        + ",8714,DE,2012-02-01,100,,\n");
        ImportResult result = fixture.intake()
                .run(
                        ImportRequest.add("export-declarations", file, JIANGSU, "li")
                                .asPreview(),
                        null);
        assertThat(result.stored()).isEqualTo(1);
        assertThat(reason(result)).contains("given by yearly rows");
        assertThat(fixture.tables.rows("SELECT rec_year FROM REC_COVERAGE")).containsExactly("2014");
    }

    @Test
    public void aCorrectionMovesADeclarationButNotIntoAYearThatYearlyRowsGive() {
        yearly(code(2) + ",2014,8712,US,5");
        declare("D1,1," + code(1) + ",8712,US,2014-02-01,100,,", "D2,1," + code(1) + ",8712,US,2014-03-01,1,,");
        ImportResult moved = run(
                ImportMode.CORRECT,
                "export-declarations",
                DECLARATIONS + "D1,1," + code(1) + ",8714,DE,2013-02-01,90,,\nD2,1," + code(2)
                        + ",8712,US,2014-03-01,1,,\n");
        assertThat(moved.stored()).isEqualTo(1);
        assertThat(reason(moved)).contains(code(2), "given by yearly rows");
        assertThat(sums())
                .containsExactly(
                        code(1) + "|2013|8714|1|1|90.00",
                        code(1) + "|2014|8712|1|1|1.00",
                        code(2) + "|2014|8712|1|0|5.00");
        assertThat(fixture.tables.rows("SELECT enterprise, rec_year, markets FROM REC_ROLLUP ORDER BY 1, 2"))
                .containsExactly(code(1) + "|2013|DE=90.00", code(1) + "|2014|US=1.00", code(2) + "|2014|US=5.00");
        RecordHistory.Change change = new HistoryReader(
                        fixture.tables.database(), (operation, place, actor) -> Optional.empty())
                .changes(JIANGSU, "export-declarations", "", 10)
                .get(0);
        assertThat(change.key()).isEqualTo("D1 / 1");
        assertThat(change.former()).containsEntry("date", "2014-02-01").containsEntry("hs", "8712");
    }

    @Test
    public void anItemOfADeclarationIsGivenOnceWhateverTheDay() {
        declare("D1,1," + code(1) + ",8712,US,2013-02-01,100,,", "D1,2," + code(1) + ",8712,US,2013-02-01,50,,");
        ImportResult again =
                declare("D1,2," + code(1) + ",8712,US,2014-02-01,50,,", "D1,3," + code(1) + ",8712,US,2014-02-01,25,,");
        assertThat(again.stored()).isEqualTo(1);
        assertThat(reason(again)).contains("D1 / 2", "2013-02-01", "2014-02-01");
        ImportResult twice = declare(
                "D9,1," + code(1) + ",8712,US,2013-02-01,1,,",
                "D9,1," + code(1) + ",8712,US,2014-02-01,1,,",
                "D9,0," + code(1) + ",8712,US,2014-02-01,1,,");
        assertThat(List.of(twice.stored(), twice.rejected())).containsExactly(1L, 2L);
        assertThat(sums()).containsExactly(code(1) + "|2013|8712|3|3|151.00", code(1) + "|2014|8712|1|1|25.00");
    }

    @Test
    public void ofBothKindsAtOnceOnlyOneGetsIn() throws Exception {
        for (int round = 0; round < 6; round++) {
            String enterprise = code(10 + round);
            Path rows = fixture.file("r" + round + ".csv", YEARLY + enterprise + ",2014,8712,US,5\n");
            Path declared = fixture.file(
                    "d" + round + ".csv",
                    DECLARATIONS + "D" + round + ",1," + enterprise + ",8714,DE,2014-02-01,9,,\n");
            Intake intake = fixture.intake();
            List<Callable<ImportResult>> work = List.of(
                    () -> intake.importFile("exports", rows, JIANGSU, "li", null),
                    () -> intake.importFile("export-declarations", declared, JIANGSU, "li", null));
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                long stored = 0;
                for (Future<ImportResult> result : both.invokeAll(work)) {
                    stored += result.get().stored();
                }
                assertThat(stored).isEqualTo(1);
            } finally {
                both.shutdownNow();
            }
        }
        assertThat(sums()).hasSize(6);
    }

    @Test
    public void theCheckFindsAYearThatCountsTwice() {
        yearly(code(1) + ",2014,8712,US,5");
        fixture.tables.execute("INSERT INTO REC_EXPORT_DECLARATION VALUES ('jiangsu', 'D1', 1, '" + code(1)
                + "', '8714', 'US', '2014-02-01', 9.00, NULL, NULL, 1)");
        assertThat(rollups.check(true, "li").repaired()).isTrue();
        assertThat(new RecordIntegrity(fixture.tables.database(), rollups)
                        .check()
                        .first())
                .anySatisfy(fault -> {
                    assertThat(fault.key()).isEqualTo("integrity.both");
                    assertThat(fault.arguments()).containsExactly(code(1), 2014);
                });
    }

    @Test
    public void theSumsEqualARecomputationAfterAnyMixOfBothKinds() {
        SplittableRandom random = new SplittableRandom(17);
        for (int round = 0; round < 12; round++) {
            List<String> declared = new ArrayList<>();
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String enterprise = code(1 + random.nextInt(5));
                String goods = ",871" + random.nextInt(10) + (random.nextBoolean() ? ",US," : ",DE,");
                int year = 2012 + random.nextInt(3);
                declared.add("D" + random.nextInt(60) + ",1," + enterprise + goods + year + "-04-0"
                        + (1 + random.nextInt(9)) + "," + random.nextInt(900) + ".25,,");
                // Some of them have declared the year, others have not.
                rows.add(code(3 + random.nextInt(5)) + "," + year + goods + random.nextInt(900) + ".50");
            }
            ImportMode mode = ImportMode.values()[round % 3];
            run(mode, "export-declarations", DECLARATIONS + String.join("\n", declared) + "\n");
            run(mode, "exports", YEARLY + String.join("\n", rows) + "\n");
            sums();
        }
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT")).isNotEqualTo(List.of("0"));
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT_DECLARATION"))
                .isNotEqualTo(List.of("0"));
        assertThat(new RecordIntegrity(fixture.tables.database(), rollups)
                        .check()
                        .first())
                .isEmpty();
    }
}
