// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** What was stored is there after a restart, a power cut, and one in the middle of an import. */
public class RestartTest {

    private static final String EVALUATE =
            "shifan:evaluate --bureau jiangsu --level provincial --year 2014 --as-of 2015-06-30 --json";
    private static final String RANKING = "shifan:ranking --bureau jiangsu --json";
    private static final int ROWS = 200_000;

    private KarafProcess karaf;

    @Before
    public void aFreshServer() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/restart"));
    }

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
    }

    @Test
    public void whatWasStoredSurvivesAPowerCutAndAStopAndComesBackFromABackup() throws Exception {
        karaf.start("shifan:sample-load --bureau jiangsu", EVALUATE, "shifan:backup --json", EVALUATE);
        JsonNode decided = karaf.answer(1);
        assertTrue(decided.size() >= 8);
        String backup = karaf.answer(2).get("folder").asText();
        JsonNode again = karaf.answer(3);
        karaf.kill();
        karaf.start(RANKING);
        assertEquals(again, karaf.answer(0).get("zones"));
        assertEquals("a running server is left alone", 1, karaf.run("bin/shifan-restore", backup));
        karaf.stop();
        assertEquals(0, karaf.run("bin/shifan-restore", backup));
        karaf.start(RANKING, "shifan:rollup-check");
        assertEquals(decided, karaf.answer(0).get("zones"));
        String sums = karaf.output(1);
        assertTrue(sums, sums.contains("add up to the sums kept"));
    }

    @Test
    public void anImportThatWasCutOffIsFinishedByImportingTheFileAgain() throws Exception {
        karaf.start("shifan:sample-load --bureau jiangsu", "shifan:enterprises --bureau jiangsu --limit 1 --json");
        String enterprise = karaf.answer(1).at("/0/code").asText();
        karaf.stop();
        Path file = ManyRows.write(Path.of("target/many-rows.csv"), enterprise, ROWS);
        String command = "shifan:import --bureau jiangsu --json --lang en exports " + file;
        karaf.start(command);
        karaf.await("rows/s");
        karaf.kill();
        karaf.start(command, ManyRows.sum(enterprise));
        JsonNode again = karaf.answer(0).get("result");
        assertEquals(ROWS, again.get("rows").asInt());
        assertEquals(0, again.get("rejected").asInt());
        assertEquals(ROWS, again.get("stored").asInt() + again.get("unchanged").asInt());
        assertTrue(
                "some were stored before the cut: " + again,
                again.get("unchanged").asInt() > 0);
        // Every row counts once: the roll-up is the sum of the file, whatever the cut left half done.
        assertEquals(0, karaf.answer(1).at("/facts/0/value").decimalValue().compareTo(new java.math.BigDecimal(ROWS)));
    }
}
