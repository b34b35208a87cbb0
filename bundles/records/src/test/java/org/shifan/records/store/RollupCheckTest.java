// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.records.Rollups;
import org.shifan.records.TestTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class RollupCheckTest {
    private static final List<String> KEPT = List.of(
            "SELECT enterprise, rec_year, heading, bureau, export_rows, export_value, batches, value_failed, returns,"
                    + " synthetic_exports FROM REC_ROLLUP ORDER BY 1, 2, 3",
            "SELECT enterprise, rec_year, heading, markets FROM REC_ROLLUP WHERE markets <> '' ORDER BY 1, 2, 3",
            "SELECT bureau, rec_year, kind, row_count FROM REC_COVERAGE ORDER BY 1, 2, 3");

    private final TestTables tables = new TestTables();
    private final Rollups rollups = new RollupCheck(
            tables.database(),
            (operation, place, actor) -> java.util.Optional.empty(),
            new ImportLog(tables.database(), Clock.systemUTC()));

    /** Records whose sums were never kept: a repair makes all of them. */
    @Before
    public void records() {
        tables.execute(
                "INSERT INTO REC_IMPORT (kind, file_name, sha256, bureau, imported_by, started, state, encoding, synthetic)"
                        + " VALUES ('exports', 'f', 'x', 'jiangsu', 'li', CURRENT_TIMESTAMP, 'DONE', 'UTF-8', TRUE)",
                "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '871200', 'US', 'jiangsu', 5.25, NULL, 1)",
                "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '87120030', 'US', 'jiangsu', 2.00, NULL, 1)",
                "INSERT INTO REC_EXPORT VALUES ('A00000001', 2014, '8714', 'DE', 'jiangsu', 1.00, NULL, 1)",
                "INSERT INTO REC_INSPECTION VALUES ('jiangsu', 'B1', 'A00000001', '8712', '2013-12-31', 9.00, FALSE, 'x', 1)",
                "INSERT INTO REC_INCIDENT VALUES ('ningbo', 'N1', 'RETURN', 'B00000001', '8712', 'US', '2014-01-01',"
                        + " 'QUALITY', TRUE, FALSE, NULL, 1)",
                "INSERT INTO REC_INCIDENT VALUES ('ningbo', 'N2', 'NIL', NULL, NULL, NULL, '2012-12-31', NULL, FALSE,"
                        + " FALSE, NULL, 1)");
    }

    private List<List<String>> kept() {
        return KEPT.stream().map(tables::rows).toList();
    }

    @After
    public void close() {
        tables.close();
    }

    @Test
    public void aCheckTellsWhatIsWrongAndChangesNothing() {
        Rollups.Check check = rollups.check(false, "li");
        assertThat(check.years()).containsExactly(2012, 2013, 2014);
        assertThat(check.records()).isEqualTo(6);
        assertThat(check.repaired()).isFalse();
        assertThat(check.wrong()).isEqualTo(check.first().size());
        assertThat(check.first())
                .contains(
                        new Rollups.Difference("sums", "A00000001 2013 8712", "export_value", new BigDecimal("7.25")),
                        new Rollups.Difference(
                                "markets", "A00000001 2014 8714 DE", "export_value", new BigDecimal("1.00")),
                        new Rollups.Difference("coverage", "ningbo 2012 incidents", "row_count", BigDecimal.ONE));
        assertThat(kept()).allSatisfy(rows -> assertThat(rows).isEmpty());
        assertThat(tables.rows("SELECT COUNT(*) FROM REC_IMPORT")).containsExactly("1");
    }

    @Test
    public void aRepairMakesTheSumsEqualToTheRecordsAndIsOnRecord() {
        assertThat(rollups.check(true, "li").repaired()).isTrue();
        assertThat(kept())
                .containsExactly(
                        List.of(
                                "A00000001|2013|8712|jiangsu|2|7.25|1|9.00|0|2",
                                "A00000001|2014|8714|jiangsu|1|1.00|0|0.00|0|1",
                                "B00000001|2014|8712|ningbo|0|0.00|0|0.00|1|0"),
                        List.of("A00000001|2013|8712|US=7.25", "A00000001|2014|8714|DE=1.00"),
                        List.of(
                                "jiangsu|2013|exports|2",
                                "jiangsu|2013|inspections|1",
                                "jiangsu|2014|exports|1",
                                "ningbo|2012|incidents|1",
                                "ningbo|2014|incidents|1"));
        assertThat(tables.rows("SELECT kind, imported_by, state, import_mode FROM REC_IMPORT WHERE id = 2"))
                .containsExactly("rollup-repair|li|DONE|correct");
        Rollups.Check again = rollups.check(true, "li");
        assertThat(again.wrong()).isZero();
        assertThat(again.repaired()).isTrue();
        assertThat(tables.rows("SELECT COUNT(*) FROM REC_IMPORT")).containsExactly("2");
    }

    @Test
    public void sumsOfAYearOfFewDigitsAreSetRightLikeOthers() {
        tables.execute(
                "INSERT INTO REC_INSPECTION VALUES ('jiangsu', 'B2', 'A00000001', '8712', '0014-03-05', 4.00, TRUE, NULL, 1)");
        assertThat(rollups.check(true, "li").years()).contains(14);
        assertThat(tables.rows("SELECT value_inspected FROM REC_ROLLUP WHERE rec_year = 14"))
                .containsExactly("4.00");
    }

    @Test
    public void everySingleMeasureThatIsOffIsFoundAndSetRight() {
        rollups.check(true, "li");
        List<List<String>> right = kept();
        for (Measure measure : Measure.values()) {
            tables.execute("UPDATE REC_ROLLUP SET " + measure.column() + " = " + measure.column()
                    + " + 3 WHERE enterprise = 'A00000001' AND rec_year = 2014");
            Rollups.Check check = rollups.check(true, "li");
            assertThat(check.first()).hasSize(1);
            assertThat(check.first().get(0).measure()).isEqualTo(measure.column());
            assertThat(check.first().get(0).missing()).isEqualByComparingTo("-3");
        }
        tables.execute(
                "UPDATE REC_ROLLUP SET markets = 'JP=3.00' WHERE rec_year = 2014 AND heading = '8714'",
                "UPDATE REC_COVERAGE SET row_count = 0",
                "INSERT INTO REC_COVERAGE (bureau, rec_year, kind, row_count, last_import) VALUES ('jiangsu', 2011, 'exports', 4, 1)");
        Rollups.Check check = rollups.check(true, "li");
        assertThat(check.years()).contains(2011);
        assertThat(check.first())
                .contains(
                        new Rollups.Difference(
                                "markets", "A00000001 2014 8714 DE", "export_value", new BigDecimal("1.00")),
                        new Rollups.Difference(
                                "markets", "A00000001 2014 8714 JP", "export_value", new BigDecimal("-3.00")));
        assertThat(rollups.check(false, "li").wrong()).isZero();
        assertThat(tables.rows(KEPT.get(0))).isEqualTo(right.get(0));
        assertThat(tables.rows(KEPT.get(1))).isEqualTo(right.get(1));
    }
}
