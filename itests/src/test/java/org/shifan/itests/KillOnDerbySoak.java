// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;

import org.junit.Test;

/** With the database that comes along. */
public class KillOnDerbySoak {
    @Test
    public void anImportAndADecisionSurviveKillsAtAnyPoint() throws Exception {
        FaultServer server = FaultServer.start(Path.of("target/kill-derby"), null);
        try {
            new KillRounds(server, "Derby").run();
        } finally {
            server.end();
        }
    }
}
