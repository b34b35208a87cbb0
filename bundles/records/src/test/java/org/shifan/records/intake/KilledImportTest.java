// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportResult;
import org.shifan.records.TestTables;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A process of its own imports into a database and is killed as a power cut would kill it. */
@Category(EachDatabase.class)
public class KilledImportTest {
    /** Three chunks; it is killed when the first is stored. */
    private static final int ROWS = 13_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void anImportKilledAgainAndAgainIsCompletedWithoutLossOrDoubles() throws Exception {
        Path file;
        List<List<String>> expected;
        try (IntakeFixture once = new IntakeFixture(folder.newFolder().toPath())) {
            file = once.file("exports.csv", InterruptedImportTest.exports(ROWS));
            once.run("exports", file);
            expected = InterruptedImportTest.state(once);
        }
        assertThat(expected.get(0)).hasSize(ROWS);

        String database =
                TestTables.shared(folder.getRoot().toPath().resolve("database")).handOver();
        for (int rows = 1000; rows <= 2000; rows += 500) {
            kill(database, file, rows);
        }
        try (TestTables tables = TestTables.at(database)) {
            IntakeFixture again = new IntakeFixture(folder.newFolder().toPath(), tables);
            ImportResult result = again.run("exports", file);
            assertThat(result.rows()).isEqualTo(ROWS);
            assertThat(result.unchanged()).isBetween(2000L, ROWS - 1L);
            assertThat(result.stored()).isEqualTo(ROWS - result.unchanged());
            assertThat(InterruptedImportTest.state(again)).isEqualTo(expected);
            assertThat(tables.rows("SELECT state FROM REC_IMPORT ORDER BY id"))
                    .containsExactly("RUNNING", "RUNNING", "RUNNING", "DONE");
        }
    }

    /** Lets a process import until it has taken so many rows, and kills it there and then. */
    private void kill(String database, Path file, int rows) throws IOException, InterruptedException {
        ForkedImport fork = new ForkedImport(256, folder.newFolder().toPath(), database, "exports", file);
        fork.awaitRows(rows);
        assertThat(fork.kill()).as("killed by signal 9").isEqualTo(137);
    }
}
