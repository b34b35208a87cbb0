// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;

import org.junit.Test;

import org.shifan.testdatabases.TestDatabase;

/** With a PostgreSQL that lives on when the server does not. */
public class KillOnPostgresqlSoak {
    @Test
    public void anImportAndADecisionSurviveKillsAtAnyPoint() throws Exception {
        try (TestDatabase postgresql = TestDatabase.postgresql()) {
            FaultServer server = FaultServer.start(Path.of("target/kill-postgresql"), postgresql.handOver());
            try {
                new KillRounds(server, "PostgreSQL").run();
            } finally {
                server.end();
            }
        }
    }
}
