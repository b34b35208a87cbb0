// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

/** A disk that becomes full under the data folder with its database and log, and that somebody makes room on. */
public class DiskFullSoak {
    private static final int ROUNDS = 3;
    private static final long MEGABYTE = 1 << 20;
    private static final long AMPLE = 2_000 * MEGABYTE;

    @Test
    public void whatDidNotFitIsFinishedOnceThereIsRoom() throws Exception {
        KarafProcess karaf = KarafProcess.unpack(Path.of("target/disk-full"));
        Path data = Files.createDirectories(karaf.home().resolve("data"));
        String title = "Disk full on Derby";
        FaultReport.skipUnless(
                new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + AMPLE, "tmpfs", data.toString())
                                .start()
                                .waitFor()
                        == 0,
                title,
                "a file system of its own can be mounted, which only root may");
        FaultReport report = new FaultReport(
                title,
                "round",
                "room MiB",
                "import said",
                "decision said",
                "rows stored by then",
                "rows",
                "results",
                "checker");
        try {
            FaultServer server = FaultServer.start(karaf, null);
            try {
                int zones = server.zones();
                Map<String, Long> before = FaultServer.sound(server.ask(FaultServer.CHECK));
                for (int round = 1; round <= ROUNDS; round++) {
                    Path file = server.file(round);
                    // Less than an import needs.
                    long room = round * MEGABYTE;
                    long used = used(data);
                    size(data, used + room);
                    String command = FaultServer.importing(file);
                    String imported = server.begin(command).join();
                    String decided = server.begin(FaultServer.deciding(round)).join();
                    assertFalse("it did not fit", imported.contains("\"rejected\" : 0"));
                    size(data, AMPLE);
                    // Whether a full disk took the database down is its affair; a start mends it.
                    karaf.kill();
                    server.startAgain(command, FaultServer.decidingOnce(round), FaultServer.CHECK);
                    JsonNode again = karaf.answer(0);
                    FaultServer.assertWhole(again);
                    Map<String, Long> after = FaultServer.sound(karaf.answer(2));
                    assertEquals(
                            before.get("records.rows") + FaultServer.ROWS,
                            after.get("records.rows").longValue());
                    assertEquals(
                            before.get("archive.results") + zones,
                            after.get("archive.results").longValue());
                    before = after;
                    report.row(
                            round,
                            room / MEGABYTE,
                            sentence(imported),
                            sentence(decided),
                            again.at("/result/unchanged").asInt(),
                            after.get("records.rows"),
                            after.get("archive.results"),
                            "agrees");
                    server.ready();
                }
            } finally {
                server.end();
            }
        } finally {
            KarafProcess.run(List.of("umount", "-l", data.toString()));
        }
    }

    private static void size(Path mount, long bytes) throws Exception {
        KarafProcess.run(List.of("mount", "-o", "remount,size=" + bytes, mount.toString()));
    }

    private static long used(Path mount) throws IOException {
        var store = Files.getFileStore(mount);
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    /** The last thing that was said, short enough for a table. */
    private static String sentence(String said) {
        String last = said.replaceAll("\\u001B\\[[0-9;]*m", "")
                .lines()
                .filter(line -> !line.isBlank())
                .reduce("nothing", (one, other) -> other)
                .replace('|', '/')
                .strip();
        return last.length() > 160 ? last.substring(0, 160) + "…" : last;
    }
}
