// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Test;

import static org.junit.Assert.assertEquals;

/** A PostgreSQL that goes away and comes back while the server imports and decides; the server is not started again. */
public class DatabaseRestartSoak {
    private static final int ROUNDS = 10;
    private static final long SEED = Long.getLong("shifan.faults.seed", System.nanoTime());
    private static final int LONGEST_MILLIS = 2_500;

    @Test
    public void whatTheDatabaseLosesIsFinishedByTheSameCommands() throws Exception {
        System.out.println("shifan.faults.seed = " + SEED);
        Random random = new Random(SEED);
        FaultReport report = new FaultReport(
                "PostgreSQL restarted under load",
                "round",
                "how",
                "after ms",
                "rows stored by then",
                "decision by then",
                "rows",
                "results",
                "checker");
        try (PostgresqlProcess postgresql = new PostgresqlProcess(Path.of("target/restarted-postgresql"))) {
            FaultServer server = FaultServer.start(Path.of("target/database-restart"), postgresql.address());
            try {
                report.say("Seed " + SEED + "; the server itself runs on.");
                int zones = server.zones();
                Map<String, Long> before = FaultServer.sound(server.ask(FaultServer.CHECK));
                for (int round = 1; round <= ROUNDS; round++) {
                    Path file = server.file(round);
                    CompletableFuture<String> importing = server.begin(FaultServer.importing(file));
                    CompletableFuture<String> deciding = server.begin(FaultServer.deciding(round));
                    int point = random.nextInt(LONGEST_MILLIS);
                    TimeUnit.MILLISECONDS.sleep(point);
                    boolean killed = round % 2 == 0;
                    if (killed) {
                        postgresql.kill();
                    } else {
                        postgresql.stop();
                    }
                    postgresql.start();
                    importing.join();
                    deciding.join();
                    JsonNode imported = server.ask(FaultServer.importing(file));
                    FaultServer.assertWhole(imported);
                    String decided = server.run(FaultServer.decidingOnce(round));
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
                            killed ? "kill -9" : "stopped",
                            point,
                            imported.at("/result/unchanged").asInt(),
                            FaultServer.fate(decided),
                            after.get("records.rows"),
                            after.get("archive.results"),
                            "agrees");
                }
            } finally {
                server.end();
            }
        }
    }
}
