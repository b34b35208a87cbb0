// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records;

import java.util.List;

import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.records.store.PartitionFixture;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@Category(EachDatabase.class)
public class MigrationTest {
    private static final String IMPORT =
            "INSERT INTO REC_IMPORT (kind, file_name, sha256, bureau, imported_by, started,"
                    + " state, encoding, synthetic) VALUES ('any', 'f', 'x', 'jiangsu', 'li', CURRENT_TIMESTAMP, 'DONE', 'UTF-8', ";

    @Test
    public void inventedRowsThatWereCountedTogetherAreCountedAnewByKind() {
        try (TestTables tables = new TestTables(4)) {
            tables.execute(
                    IMPORT + "FALSE)",
                    IMPORT + "TRUE)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2014, '87120030', 'US', 'jiangsu', 5.00, NULL, 1)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '87120030', 'US', 'jiangsu', 5.00, NULL, 2)",
                    inspection("B1", "2014-01-01", 2),
                    inspection("B2", "2014-12-31", 2),
                    inspection("B3", "2013-12-31", 2),
                    inspection("B4", "2014-05-05", 1),
                    rollup(2013, 1, 1, 2),
                    rollup(2014, 1, 3, 2));
            tables.migrate(1);
            assertThat(tables.rows(
                            "SELECT rec_year, synthetic_exports, synthetic_batches, synthetic_incidents FROM REC_ROLLUP"
                                    + " ORDER BY rec_year"))
                    .containsExactly("2013|1|1|0", "2014|0|2|0");
        }
    }

    @Test
    public void recordsThatWereCorrectedBeforeGetNumbers() {
        try (TestTables tables = new TestTables(6)) {
            for (int i = 1; i <= 3; i++) {
                tables.execute("INSERT INTO REC_HISTORY VALUES ('exports', 'jiangsu', 'K" + i
                        + "', 1, 'correct', 'value_usd=1', 1, 2)");
            }
            tables.migrate(1);
            tables.execute(
                    "INSERT INTO REC_HISTORY (kind, bureau, record_key, revision, action, content, former_import,"
                            + " changed_import) VALUES ('exports', 'jiangsu', 'K4', 1, 'correct', '', 1, 2)");
            assertThat(tables.rows("SELECT id FROM REC_HISTORY ORDER BY id")).containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    public void recordsThatLayTogetherGoIntoYearsOfTheirOwnOnPostgresql() {
        try (TestTables tables = new TestTables(7)) {
            tables.execute(
                    IMPORT + "FALSE)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '87120030', 'US', 'jiangsu', 5.00, NULL, 1)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2014, '87120030', 'US', 'jiangsu', 6.00, NULL, 1)",
                    inspection("B1", "2013-12-31", 1),
                    inspection("B2", "2014-01-01", 1),
                    "INSERT INTO REC_INCIDENT VALUES ('jiangsu', 'N1', 'NIL', NULL, NULL, NULL, '2014-12-31', NULL, FALSE,"
                            + " FALSE, NULL, 1)");
            List<String> exports = tables.rows("SELECT * FROM REC_EXPORT ORDER BY rec_year");
            List<String> inspections = tables.rows("SELECT * FROM REC_INSPECTION ORDER BY batch_no");
            List<String> incidents = tables.rows("SELECT * FROM REC_INCIDENT");
            // With the tables that came later, which are parted as well.
            tables.migrate(9);
            PartitionFixture.keepYears(tables);
            assertThat(tables.rows("SELECT * FROM REC_EXPORT ORDER BY rec_year"))
                    .isEqualTo(exports);
            assertThat(tables.rows("SELECT * FROM REC_INSPECTION ORDER BY batch_no"))
                    .isEqualTo(inspections);
            assertThat(tables.rows("SELECT * FROM REC_INCIDENT")).isEqualTo(incidents);
            if (PartitionFixture.POSTGRESQL) {
                assertThat(tables.rows("SELECT rec_year FROM REC_EXPORT_2013")).containsExactly("2013");
                assertThat(tables.rows("SELECT batch_no FROM REC_INSPECTION_2014"))
                        .containsExactly("B2");
                assertThat(tables.rows("SELECT incident_no FROM REC_INCIDENT_2014"))
                        .containsExactly("N1");
                for (String table : List.of("REC_EXPORT", "REC_INSPECTION", "REC_INCIDENT")) {
                    assertThat(tables.rows("SELECT * FROM " + table + "_OTHER"))
                            .as(table)
                            .isEmpty();
                }
            }
        }
    }

    @Test
    public void marketsThatLayInATableOfTheirOwnStandWithTheirHeadingAfterTheFirstStart() {
        try (TestTables tables = new TestTables(PartitionFixture.POSTGRESQL ? 12 : 10)) {
            tables.execute(
                    IMPORT + "FALSE)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '87120030', 'US', 'jiangsu', 5.00, NULL, 1)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '871200', 'US', 'jiangsu', 2.50, NULL, 1)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '871200', 'DE', 'jiangsu', 1.00, NULL, 1)",
                    "INSERT INTO REC_EXPORT VALUES ('A00000001', 2013, '8714', 'US', 'jiangsu', 6.00, NULL, 1)",
                    line("8712"),
                    line("8714"),
                    line("8715"),
                    "INSERT INTO REC_MARKET VALUES ('A00000001', 2013, 'US', 'jiangsu', 13.50, 1)",
                    "INSERT INTO REC_MARKET VALUES ('A00000001', 2013, 'DE', 'jiangsu', 1.00, 1)");
            tables.migrate(9);
            PartitionFixture.keepMarkets(tables);
            String markets = "SELECT heading, markets FROM REC_ROLLUP ORDER BY heading";
            assertThat(tables.rows(markets)).containsExactly("8712|DE=1.00;US=7.50", "8714|US=6.00", "8715|");
            assertThat(tables.rows("SELECT * FROM REC_MARKET")).isEmpty();
            tables.migrate(9);
            tables.execute("CREATE TABLE REC_MARKET (id INT)");
            PartitionFixture.keepMarkets(tables);
            assertThat(tables.rows(markets)).hasSize(3);
        }
    }

    private static String line(String heading) {
        return "INSERT INTO REC_ROLLUP (enterprise, rec_year, heading, bureau, export_rows, export_value, batches,"
                + " batches_failed, value_inspected, value_failed, incident_rows, notifications, recalls, returns,"
                + " returns_any, majors, malice, undetermined) VALUES ('A00000001', 2013, '" + heading
                + "', 'jiangsu', 1, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)";
    }

    private static String inspection(String batch, String date, int importId) {
        return "INSERT INTO REC_INSPECTION VALUES ('jiangsu', '" + batch + "', 'A00000001', '871200', '" + date
                + "', 5.00, TRUE, NULL, " + importId + ")";
    }

    private static String rollup(int year, int exports, int batches, int synthetic) {
        return "INSERT INTO REC_ROLLUP (enterprise, rec_year, heading, bureau, export_rows, export_value, batches,"
                + " batches_failed, value_inspected, value_failed, incident_rows, notifications, recalls, returns,"
                + " returns_any, majors, malice, undetermined, synthetic_rows) VALUES ('A00000001', " + year
                + ", '8712', 'jiangsu', " + exports + ", 5, " + batches + ", 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, "
                + synthetic
                + ")";
    }
}
