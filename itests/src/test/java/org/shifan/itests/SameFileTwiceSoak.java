// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Test;

import org.shifan.testdatabases.TestDatabase;

import static org.junit.Assert.assertEquals;

/** Two who import the same file at the same time. */
public class SameFileTwiceSoak {
    private static final int ROUNDS = 5;

    @Test
    public void everyRowIsStoredOnceOnDerby() throws Exception {
        run(FaultServer.start(Path.of("target/twice-derby"), null), "Derby");
    }

    @Test
    public void everyRowIsStoredOnceOnPostgresql() throws Exception {
        try (TestDatabase postgresql = TestDatabase.postgresql()) {
            run(FaultServer.start(Path.of("target/twice-postgresql"), postgresql.handOver()), "PostgreSQL");
        }
    }

    private static void run(FaultServer server, String database) throws Exception {
        FaultReport report = new FaultReport(
                "Two imports of one file at once on " + database,
                "round",
                "stored by the one",
                "stored by the other",
                "rejected",
                "rows",
                "checker");
        try {
            Map<String, Long> before = FaultServer.sound(server.ask(FaultServer.CHECK));
            for (int round = 1; round <= ROUNDS; round++) {
                String command = FaultServer.importing(server.file(round));
                CompletableFuture<String> one = server.begin(command);
                JsonNode other = server.ask(command);
                JsonNode first = FaultServer.read(command, one.join());
                FaultServer.assertWhole(first);
                FaultServer.assertWhole(other);
                int stored = first.at("/result/stored").asInt();
                int also = other.at("/result/stored").asInt();
                assertEquals("each row once", FaultServer.ROWS, stored + also);
                Map<String, Long> after = FaultServer.sound(server.ask(FaultServer.CHECK));
                assertEquals(
                        before.get("records.rows") + FaultServer.ROWS,
                        after.get("records.rows").longValue());
                before = after;
                report.row(round, stored, also, 0, after.get("records.rows"), "agrees");
            }
        } finally {
            server.end();
        }
    }
}
