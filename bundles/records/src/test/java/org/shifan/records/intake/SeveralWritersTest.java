// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportMode;
import org.shifan.api.intake.ImportRequest;
import org.shifan.api.intake.ImportResult;
import org.shifan.api.records.Rollups;
import org.shifan.records.store.ImportLog;
import org.shifan.records.store.RollupCheck;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.code;

/** What one node remembers of the sums that it wrote is never taken for true once anybody else changed them. */
@Category(EachDatabase.class)
public class SeveralWritersTest {
    private static final String EXPORTS = "enterprise,year,hs,destination,value_usd\n";
    private static final String DECLARATIONS = "declaration_no,enterprise,hs,destination,date,value_usd\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private IntakeFixture fixture;
    private Intake here;
    private Intake there;

    @Before
    public void open() {
        fixture = new IntakeFixture(folder.getRoot().toPath());
        here = fixture.intake();
        there = fixture.intake();
    }

    @After
    public void close() {
        fixture.close();
    }

    private Rollups rollups() {
        return new RollupCheck(
                fixture.tables.database(),
                fixture.roles,
                new ImportLog(fixture.tables.database(), IntakeFixture.CLOCK));
    }

    private ImportResult take(Intake intake, String kind, String text) {
        return intake.importFile(kind, fixture.file(kind + ".csv", text), JIANGSU, "tester", null);
    }

    private static String export(String hs, String destination, int value) {
        return EXPORTS + code(1) + ",2014," + hs + "," + destination + "," + value + "\n";
    }

    private List<String> markets() {
        return fixture.tables.rows("SELECT markets FROM REC_ROLLUP ORDER BY heading");
    }

    @Test
    public void marketsThatAnotherNodeAddedStay() {
        take(here, "exports", export("871200", "US", 1));
        take(there, "exports", export("871200", "DE", 2));
        take(here, "exports", export("871200", "JP", 4));
        take(here, "exports", export("871200", "FR", 8));
        assertThat(markets()).containsExactly("DE=2.00;FR=8.00;JP=4.00;US=1.00");
        assertThat(rollups().check(false, "li").wrong()).isZero();
    }

    @Test
    public void aCorrectionAndADeletionByAnotherNodeStay() {
        take(here, "exports", export("871200", "US", 1));
        ImportRequest change =
                ImportRequest.add("exports", fixture.file("c.csv", export("871200", "US", 5)), JIANGSU, "li");
        assertThat(there.run(change.withMode(ImportMode.CORRECT, "notice"), null)
                        .stored())
                .isEqualTo(1);
        take(here, "exports", export("871200", "JP", 4));
        assertThat(markets()).containsExactly("JP=4.00;US=5.00");
        assertThat(there.run(change.withMode(ImportMode.DELETE, "notice"), null).stored())
                .isEqualTo(1);
        take(here, "exports", export("871200", "FR", 8));
        assertThat(markets()).containsExactly("FR=8.00;JP=4.00");
        assertThat(rollups().check(false, "li").wrong()).isZero();
    }

    /** What is known of exports does not say that inspections made no line since. */
    @Test
    public void aLineThatAnotherKindMadeMeanwhileIsAddedTo() {
        take(here, "exports", export("871200", "US", 1));
        take(
                there,
                "inspections",
                "batch_no,enterprise,hs,date,value_usd,result\nB1," + code(1) + ",8714,2014-03-03,7,PASS\n");
        assertThat(take(here, "exports", export("871400", "JP", 4)).stored()).isEqualTo(1);
        assertThat(fixture.tables.rows(
                        "SELECT heading, export_rows, batches, markets FROM REC_ROLLUP ORDER BY heading"))
                .containsExactly("8712|1|0|US=1.00", "8714|1|1|JP=4.00");
        assertThat(rollups().check(false, "li").wrong()).isZero();
    }

    @Test
    public void aRepairStays() {
        take(here, "exports", export("871200", "US", 1));
        fixture.tables.execute("UPDATE REC_ROLLUP SET markets = 'DE=3.00'");
        assertThat(rollups().check(true, "li").wrong()).isEqualTo(2);
        take(here, "exports", export("871200", "JP", 4));
        assertThat(markets()).containsExactly("JP=4.00;US=1.00");
        // A line that should not be there at all, in a year that nobody delivered.
        fixture.tables.execute(
                "UPDATE REC_ROLLUP SET rec_year = 2013", "DELETE FROM REC_COVERAGE", "DELETE FROM REC_EXPORT");
        rollups().check(true, "li");
        assertThat(rollups().check(false, "li").wrong()).isZero();
    }

    @Test
    public void aYearThatAnotherNodeTookFromDeclarationsIsNotGivenAgain() {
        take(here, "exports", export("871200", "US", 1).replace("2014", "2013"));
        take(here, "exports", export("871200", "US", 1).replace(code(1), code(2)));
        assertThat(take(there, "export-declarations", DECLARATIONS + "D1," + code(1) + ",871200,US,2014-03-03,7\n")
                        .stored())
                .isEqualTo(1);
        ImportResult late = take(here, "exports", export("871200", "JP", 4));
        assertThat(List.of(late.stored(), late.rejected())).containsExactly(0L, 1L);
    }

    @Test
    public void aRepairDuringAnImportLosesAndDoublesNothing() throws Exception {
        StringBuilder text = new StringBuilder(DECLARATIONS);
        int rows = 12_000;
        for (int i = 0; i < rows; i++) {
            text.append(
                    "D" + i + "," + code(1 + i % 50) + ",8712,US,2014-03-0" + (1 + i % 9) + "," + (1 + i % 7) + "\n");
        }
        Path file = fixture.file("declarations.csv", text.toString());
        take(here, "exports", export("871200", "US", 1).replace("2014", "2013"));
        fixture.tables.execute("UPDATE REC_ROLLUP SET export_value = 77 WHERE rec_year = 2013");
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<ImportResult> importing =
                    one.submit(() -> here.importFile("export-declarations", file, JIANGSU, "tester", null));
            do {
                // Something of either year is wrong each time, so that the repair holds the import's year.
                fixture.tables.execute("UPDATE REC_ROLLUP SET export_value = export_value + 1 WHERE rec_year = 2013");
                fixture.tables.execute("INSERT INTO REC_INCIDENT VALUES ('jiangsu', 'N" + System.nanoTime()
                        + "', 'NIL', NULL, NULL, NULL, '2014-01-01', NULL, FALSE, FALSE, NULL, 1)");
                assertThat(rollups().check(true, "li").wrong()).isPositive();
            } while (!importing.isDone());
            assertThat(importing.get().stored()).isEqualTo(rows);
        } finally {
            one.shutdownNow();
        }
        assertThat(rollups().check(false, "li").wrong()).isZero();
        assertThat(fixture.tables.rows("SELECT COUNT(*) FROM REC_EXPORT_DECLARATION"))
                .containsExactly("" + rows);
        assertThat(fixture.tables.rows("SELECT SUM(export_rows) FROM REC_ROLLUP WHERE rec_year = 2014"))
                .containsExactly("" + rows);
    }

    @Test
    public void textsComeBackAsTheyWereGiven() {
        String text = "a\tb\\c\\N \"q\" {x,y} 退运 \uD83D\uDEA2\nsecond\rthird";
        String quoted = '"' + text.replace("\"", "\"\"") + '"';
        ImportResult result = take(
                here,
                "incidents",
                "number,kind,date,text\n" + "\"N\"\"1\\,{}\",NIL,2014-01-01," + quoted + "\n"
                        + "N2,NIL,2014-01-01,\\N\n" + "N3,NIL,2014-01-01,\n");
        assertThat(result.stored()).as("%s", result.first()).isEqualTo(3);
        assertThat(fixture.tables.rows("SELECT incident_no, description FROM REC_INCIDENT ORDER BY incident_no"))
                .containsExactlyInAnyOrder("N\"1\\,{}|" + text, "N2|\\N", "N3|null");
        ImportResult again =
                take(here, "incidents", "number,kind,date,text\n" + "\"N\"\"1\\,{}\",NIL,2014-01-01," + quoted + "\n");
        assertThat(again.unchanged()).isEqualTo(1);
    }
}
