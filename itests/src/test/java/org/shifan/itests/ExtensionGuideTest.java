// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** The commands of docs/extension-guide.md, all and in their order, lead from an empty folder to a scored zone and further. */
public class ExtensionGuideTest {
    private static final String DEVELOPER = "developer";
    private static final Path FACT =
            Path.of("../extension-kit/archetype/src/main/resources/archetype-resources/src/main/java", "OwnFact.java");

    private KarafProcess karaf;
    private Stranger stranger;
    /** Whether what arrives has to wait for nobody. */
    private boolean approved;

    @Before
    public void anEmptyFolderAndAServer() throws Exception {
        karaf = KarafProcess.unpackAsShipped(Path.of("target/guide"));
        karaf.account(DEVELOPER);
        stranger = new Stranger(Path.of("target/guide-home"), karaf);
    }

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
    }

    @Test
    public void itsCommandsLeadFromAnEmptyFolderToAScoredZoneAndItsNotice() throws Exception {
        assertTheFirstZoneIsSixCommandsAway();
        assertTheFactIsThatOfTheArchetype();
        karaf.start();
        StringBuilder said = new StringBuilder();
        int commands = 0;
        try (Login login = karaf.login(DEVELOPER)) {
            for (Stranger.Block block : Stranger.guide()) {
                if (block.language().equals("sh")) {
                    stranger.run(block.text());
                    awaitWhatWasDeployed(login, block.text());
                } else if (block.language().equals("console")) {
                    for (String command : block.text().lines().toList()) {
                        String answer = login.runAtLength(command);
                        approved |= command.contains("approval none");
                        assertFalse(command + ": " + answer, answer.contains("Error executing command"));
                        said.append(answer);
                        if (++commands == 2) {
                            assertScored(answer);
                            String remarks = login.run("shifan:criteria-remarks --lang en ningbo-zone-provincial");
                            assertTrue(
                                    remarks,
                                    Pattern.compile("items and vetoes spoken of: (\\d+) of \\1[^0-9]")
                                            .matcher(remarks)
                                            .find());
                        }
                    }
                }
            }
        }
        String all = said.toString();
        assertTrue(all, all.contains("ningbo.notice-330281-01-provincial-2014-synthetic-zh.html"));
        assertTrue(all, all.contains("criteria-ningbo is at work"));
        assertTrue(all, all.contains("rules: ningbo-zone-provincial 3.0.0"));
        assertTheOwnStepStandsInTheWay(all.substring(all.indexOf("applied (applied) since")));
    }

    private static void assertTheOwnStepStandsInTheWay(String applied) {
        assertTrue(applied, applied.contains("expert-hearing") && applied.contains("Hearing of experts"));
        assertTrue(applied, applied.contains("the paper \"minutes\" is not attached"));
    }

    private static void assertScored(String answer) {
        assertTrue(answer, answer.contains("ningbo-zone-provincial 1.0.0") && answer.contains("330281-01"));
        assertTrue(answer, answer.contains("PASS") || answer.contains("FAIL"));
    }

    /** A person looks at the console a moment later. */
    private void awaitWhatWasDeployed(Login login, String commands) throws Exception {
        Matcher deployed =
                Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar \\$SHIFAN/deploy/").matcher(commands);
        while (deployed.find()) {
            String version = deployed.group(1);
            Await.until(
                    120,
                    version + (approved ? " in force" : " accepted"),
                    () -> seen(login.json(SetList.COMMAND), version));
        }
    }

    private boolean seen(JsonNode sets, String version) {
        return approved
                ? SetList.inForce(sets, "ningbo-zone-provincial", version)
                : SetList.accepted(sets, "ningbo-zone-provincial", version);
    }

    private static void assertTheFirstZoneIsSixCommandsAway() throws Exception {
        long six = Stranger.guide().stream()
                .filter(block -> !block.language().isEmpty())
                .limit(2)
                .mapToLong(block -> block.text().lines().count())
                .sum();
        assertEquals(6, six);
    }

    private static void assertTheFactIsThatOfTheArchetype() throws Exception {
        String shown = Stranger.guide().stream()
                .filter(block -> block.language().equals("java"))
                .findFirst()
                .orElseThrow()
                .text();
        assertTrue(shown, Files.readString(FACT).contains(shown.indent(4).stripTrailing()));
    }
}
