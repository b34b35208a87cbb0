// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.shifan.api.intake.ImportResult;
import org.shifan.records.TestRegisters;
import org.shifan.records.TestTables;
import org.shifan.records.store.ImportLog;

/** An import by a process of its own, into a database that it shares. */
final class ForkedImport {
    private final Process process;
    private final BufferedReader out;
    private final StringBuilder said = new StringBuilder();

    /**
     * Starts the process.
     *
     * @param heap the limit of its heap in MiB
     */
    ForkedImport(int heap, Path folder, String database, String kind, Path file) throws IOException {
        this(heap, folder, database, kind, file, "");
    }

    /** @param node its name in a group; empty when it is in none */
    ForkedImport(int heap, Path folder, String database, String kind, Path file, String node) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap + "m",
                        "-XX:+UseSerialGC",
                        // Pages are as large as the longest columns ask for: a thousand of them would be all of a small
                        // heap.
                        "-Dderby.storage.pageCacheSize=100",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ForkedImport.class.getName(),
                        folder.toString(),
                        database,
                        kind,
                        file.toString(),
                        node)
                .redirectErrorStream(true)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The process itself: imports the file and says how far it is. */
    public static void main(String[] arguments) {
        IntakeFixture fixture = new IntakeFixture(Path.of(arguments[0]), TestTables.at(arguments[1]));
        Intake intake = fixture.intake();
        if (!arguments[4].isEmpty()) {
            intake.group =
                    new GroupNode(new ImportLog(fixture.tables.database(), IntakeFixture.CLOCK), arguments[4], null);
        }
        ImportResult result = intake.importFile(
                arguments[2],
                Path.of(arguments[3]),
                TestRegisters.JIANGSU,
                "tester",
                (rows, read, all) -> System.out.println("rows " + rows));
        System.out.println("stored " + result.stored() + " rejected " + result.rejected());
    }

    /** Waits until it has taken so many rows. */
    void awaitRows(int rows) throws IOException {
        String line = out.readLine();
        while (line != null && !(line.startsWith("rows ") && Integer.parseInt(line.substring(5)) >= rows)) {
            said.append(line).append('\n');
            line = out.readLine();
        }
        if (line == null) {
            throw new AssertionError("the import ended: " + said);
        }
    }

    /** Kills it with signal 9; the exit code. */
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor();
    }

    /** Waits for the end; the last line that it said. */
    String awaitEnd() throws IOException, InterruptedException {
        String last = "";
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (!line.startsWith("rows ")) {
                last = line;
                said.append(line).append('\n');
            }
        }
        if (process.waitFor() != 0) {
            throw new AssertionError("the import failed: " + said);
        }
        return last;
    }
}
