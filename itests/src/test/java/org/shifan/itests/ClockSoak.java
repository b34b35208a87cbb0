// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** A clock that goes backwards while the server imports and decides: libfaketime stands before the system's. */
public class ClockSoak {
    private static final Path LIBRARY = Path.of(
            System.getProperty("shifan.faults.faketime", "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private static final String[] STEPS = {"-1h", "-1d", "-3d", "-30d"};

    @Test
    public void whatIsDoneWhileTheClockGoesBackIsDoneOnceAndInOrder() throws Exception {
        String title = "A clock that goes backwards, on Derby";
        FaultReport.skipUnless(Files.exists(LIBRARY), title, "libfaketime is installed as " + LIBRARY);
        FaultReport report =
                new FaultReport(title, "round", "clock from", "to", "rows", "results", "audit entries", "checker");
        KarafProcess karaf = KarafProcess.unpack(Path.of("target/clock"));
        Path clock = karaf.home().resolve("etc/clock");
        Files.writeString(clock, "+0");
        karaf.environment(Map.of(
                "LD_PRELOAD",
                LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                clock.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                // Its workaround for an old C library lets every timed wait of Java end at once.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0"));
        FaultServer server = FaultServer.start(karaf, null);
        try {
            int zones = server.zones();
            Map<String, Long> before = FaultServer.sound(server.ask(FaultServer.CHECK));
            String now = "+0";
            for (int round = 1; round <= STEPS.length; round++) {
                CompletableFuture<String> importing = server.begin(FaultServer.importing(server.file(round)));
                Files.writeString(clock, STEPS[round - 1]);
                // So long the library may hold on to what it read.
                TimeUnit.SECONDS.sleep(2);
                server.run(FaultServer.deciding(round));
                assertTrue("is there", importing.join().contains("\"rejected\" : 0"));
                FaultServer.assertWhole(server.ask(FaultServer.importing(server.file(round))));
                assertEquals("kept", FaultServer.fate(server.run(FaultServer.decidingOnce(round))));
                Map<String, Long> after = FaultServer.sound(server.ask(FaultServer.CHECK));
                assertEquals(
                        before.get("records.rows") + FaultServer.ROWS,
                        after.get("records.rows").longValue());
                assertEquals(
                        before.get("archive.results") + zones,
                        after.get("archive.results").longValue());
                before = after;
                report.row(
                        round,
                        now,
                        STEPS[round - 1],
                        after.get("records.rows"),
                        after.get("archive.results"),
                        after.get("audit.entries"),
                        "agrees");
                now = STEPS[round - 1];
            }
        } finally {
            server.end();
        }
    }
}
