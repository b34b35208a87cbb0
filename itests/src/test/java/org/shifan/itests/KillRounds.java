// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/**
 * Kills a server, as {@code kill -9} does, at random points of an import and of a decision about all zones of the country, which
 * run at the same time; finishes both after the start; and lets the checker prove that nothing is lost or doubled.
 */
final class KillRounds {
    private static final int ROUNDS = Integer.getInteger("shifan.faults.rounds", 50);
    private static final long SEED = Long.getLong("shifan.faults.seed", System.nanoTime());
    /** Some kills come after the end of the import. */
    private static final double BEYOND = 1.15;
    /** Beside an import a decision takes longer than by itself; as many kills shall come after its commit as before. */
    private static final double DECISION_BEYOND = 3;
    /** In so many rounds either fate of a decision has been seen, or the kills do not come where they should. */
    private static final int ENOUGH = 20;

    private final FaultServer server;
    private final FaultReport report;
    private final Random random = new Random(SEED);
    private final Set<String> fates = new TreeSet<>();
    private Map<String, Long> before;
    private int zones;
    private long importMillis;
    private long decideMillis;

    KillRounds(FaultServer server, String database) {
        this.server = server;
        this.report = new FaultReport(
                "kill -9 on " + database,
                "round",
                "import killed after ms",
                "decision after ms",
                "rows stored by then",
                "decision by then",
                "start and finishing s",
                "rows",
                "results",
                "audit entries",
                "checker");
    }

    void run() throws Exception {
        System.out.println("shifan.faults.seed = " + SEED);
        measure();
        report.say("Seed " + SEED + ", " + ROUNDS + " rounds; each imports " + FaultServer.ROWS + " rows, which takes "
                + importMillis + " ms undisturbed on a server just started, and decides about " + zones
                + " zones, which takes "
                + decideMillis + " ms.");
        for (int round = 1; round <= ROUNDS; round++) {
            round(round);
        }
        if (ROUNDS >= ENOUGH) {
            assertEquals("decisions were killed before their commit and after it", 2, fates.size());
        }
        JsonNode replay = server.ask("shifan:replay --all --json");
        assertEquals(
                "all are made once more, byte by byte",
                before.get("archive.results").longValue(),
                replay.at("/counts/EQUAL").asLong());
        report.say("In the end all " + before.get("archive.results") + " results were replayed, byte by byte.");
    }

    /** Both once without a fault, on a server that has just started as those of the rounds have. */
    private void measure() throws Exception {
        server.karaf().kill();
        server.startAgain();
        server.ready();
        long began = System.nanoTime();
        FaultServer.assertWhole(server.ask(FaultServer.importing(server.file(0))));
        importMillis = millisSince(began);
        began = System.nanoTime();
        server.run(FaultServer.deciding(ROUNDS + 1));
        decideMillis = millisSince(began);
        zones = server.zones();
        assertTrue("zones: " + zones, zones >= 8);
        before = FaultServer.sound(server.ask(FaultServer.CHECK));
        server.karaf().kill();
        server.startAgain();
        server.ready();
    }

    private void round(int round) throws Exception {
        Path file = server.file(round);
        // How long each has been under way when the kill comes, each from a range of its own.
        long importFor = (long) (random.nextDouble() * importMillis * BEYOND);
        long decideFor = (long) (random.nextDouble() * decideMillis * DECISION_BEYOND);
        long point = Math.max(importFor, decideFor);
        long began = System.nanoTime();
        CompletableFuture<String> importing = beginAt(began, point - importFor, FaultServer.importing(file));
        CompletableFuture<String> deciding = beginAt(began, point - decideFor, FaultServer.deciding(round));
        TimeUnit.MILLISECONDS.sleep(Math.max(0, point - millisSince(began)));
        server.karaf().kill();
        importing.join();
        deciding.join();

        began = System.nanoTime();
        server.startAgain(FaultServer.importing(file), FaultServer.decidingOnce(round), FaultServer.CHECK);
        JsonNode imported = server.karaf().answer(0);
        FaultServer.assertWhole(imported);
        String decided = server.karaf().output(1);
        Map<String, Long> after = FaultServer.sound(server.karaf().answer(2));
        assertEquals(
                "rows",
                before.get("records.rows") + FaultServer.ROWS,
                after.get("records.rows").longValue());
        assertEquals(
                "results",
                before.get("archive.results") + zones,
                after.get("archive.results").longValue());
        assertTrue("entries", after.get("audit.entries") >= before.get("audit.entries") + zones);
        before = after;
        String fate = FaultServer.fate(decided);
        fates.add(fate);
        report.row(
                round,
                importFor,
                decideFor,
                imported.at("/result/unchanged").asInt(),
                fate,
                millisSince(began) / 1000,
                after.get("records.rows"),
                after.get("archive.results"),
                after.get("audit.entries"),
                "agrees");
        server.ready();
    }

    /** Begins a command so many milliseconds after a moment; what it says until it ends. */
    private CompletableFuture<String> beginAt(long moment, long millis, String command) {
        return CompletableFuture.supplyAsync(
                        () -> server.begin(command),
                        CompletableFuture.delayedExecutor(
                                Math.max(0, millis - millisSince(moment)), TimeUnit.MILLISECONDS))
                .thenCompose(answer -> answer);
    }

    private static long millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}
