// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import org.shifan.api.intake.ImportResult;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;

import static org.assertj.core.api.Assertions.assertThat;

/** A process of its own imports into a database on disk and is killed as a power cut would kill it. */
public class KilledImportTest {
    private static final int ROWS = 6000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** The process that is killed: imports a file and says how far it is. */
    public static void main(String[] arguments) {
        IntakeFixture fixture = new IntakeFixture(Path.of(arguments[0]), TestTables.on(Path.of(arguments[1])));
        fixture.intake()
                .importFile(
                        "exports",
                        Path.of(arguments[2]),
                        TestRegisters.JIANGSU,
                        "tester",
                        (rows, read, all) -> System.out.println("rows " + rows));
    }

    @Test
    public void anImportKilledAgainAndAgainIsCompletedWithoutLossOrDoubles() throws Exception {
        IntakeFixture once = new IntakeFixture(folder.newFolder().toPath());
        Path file = once.file("exports.csv", InterruptedImportTest.exports(ROWS));
        once.run("exports", file);
        List<List<String>> expected = InterruptedImportTest.state(once);
        assertThat(expected.get(0)).hasSize(ROWS);

        Path database = folder.getRoot().toPath().resolve("database");
        TestTables.on(database).close();
        for (int rows = 1000; rows <= 4000; rows += 1500) {
            kill(database, file, rows);
        }
        try (TestTables tables = TestTables.on(database)) {
            IntakeFixture again = new IntakeFixture(folder.newFolder().toPath(), tables);
            ImportResult result = again.run("exports", file);
            assertThat(result.rows()).isEqualTo(ROWS);
            assertThat(result.unchanged()).isBetween(4000L, ROWS - 1L);
            assertThat(result.stored()).isEqualTo(ROWS - result.unchanged());
            assertThat(InterruptedImportTest.state(again)).isEqualTo(expected);
            assertThat(tables.rows("SELECT state FROM REC_IMPORT ORDER BY id"))
                    .containsExactly("RUNNING", "RUNNING", "RUNNING", "DONE");
        }
    }

    /** Lets a process import until it has taken so many rows, and kills it there and then. */
    private void kill(Path database, Path file, int rows) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledImportTest.class.getName(),
                        folder.newFolder().toString(),
                        database.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !(line.startsWith("rows ") && Integer.parseInt(line.substring(5)) >= rows)) {
                said.append(line).append('\n');
                line = out.readLine();
            }
            assertThat(line).as("said: %s", said).isNotNull();
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("killed by signal 9").isEqualTo(137);
    }
}
