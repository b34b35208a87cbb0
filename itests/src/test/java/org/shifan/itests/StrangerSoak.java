// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/**
 * A stranger writes a bundle of every kind, by the six commands of docs/extension-guide.md, within ten minutes each. What was typed,
 * how long it took and what came of it goes to {@code itests/target/stranger.md}.
 */
public class StrangerSoak {
    private static final String DEVELOPER = "developer";
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final int LAST_LINES = 6;

    private final StringBuilder transcript = new StringBuilder();
    private KarafProcess karaf;
    private Stranger stranger;

    @Before
    public void anEmptyFolderAndAServer() throws Exception {
        karaf = KarafProcess.unpackAsShipped(Path.of("target/stranger"));
        karaf.account(DEVELOPER);
        stranger = new Stranger(Path.of("target/stranger-home"), karaf);
    }

    @After
    public void nothingRunsOn() throws Exception {
        Files.writeString(Path.of("target/stranger.md"), transcript);
        karaf.kill();
    }

    @Test
    public void everyKindIsWrittenTestedDeployedAndScoresAZoneInSixCommands() throws Exception {
        karaf.start();
        List<String> shell = block("sh");
        List<String> console = block("console");
        try (Login login = karaf.login(DEVELOPER)) {
            int version = 1;
            for (String kind : List.of("data", "fact", "function", "step", "report", "terms")) {
                write(kind, version++ + ".0.0", shell, console, login);
            }
        }
    }

    private static List<String> block(String language) throws Exception {
        return Stranger.guide().stream()
                .filter(block -> block.language().equals(language))
                .findFirst()
                .orElseThrow()
                .text()
                .lines()
                .toList();
    }

    private void write(String kind, String version, List<String> shell, List<String> console, Login login)
            throws Exception {
        transcript.append("### ").append(kind).append("\n\n```\n");
        long began = System.nanoTime();
        for (String command : shell) {
            String typed = command.replace("-Dkind=data", "-Dkind=" + kind)
                    .replace("criteria-ningbo", kind + "-ningbo")
                    .replaceAll("1\\.0\\.0(?!-SNAPSHOT)", version);
            timed("$ ", typed, () -> stranger.run(typed));
        }
        timed("(seen by the server)", "", () -> {
            Await.until(
                    120,
                    version + " accepted",
                    () -> SetList.accepted(login.json(SetList.COMMAND), "ningbo-zone-provincial", version));
            return "";
        });
        for (String command : console) {
            String answer = timed("> ", command, () -> login.runAtLength(command));
            assertFalse(answer, answer.contains("Error executing command"));
            if (command.startsWith("shifan:evaluate")) {
                assertTrue(answer, answer.contains("ningbo-zone-provincial " + version));
                assertTrue(answer, answer.contains("PASS") || answer.contains("FAIL"));
            }
        }
        if (kind.equals("step")) {
            List<String> steps = SetList.ownSteps(login.json(SetList.COMMAND), "ningbo-zone-provincial", version);
            assertEquals(List.of("expert-hearing"), steps);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        transcript.append("```\n\n").append(took.toSeconds()).append(" s in all.\n\n");
        assertTrue(kind + ": " + took, took.compareTo(MOST) < 0);
    }

    private interface Work {
        String done() throws Exception;
    }

    private String timed(String prompt, String typed, Work work) throws Exception {
        long began = System.nanoTime();
        String said = work.done();
        transcript
                .append(prompt)
                .append(typed)
                .append(String.format(Locale.ROOT, "   # %.1f s%n", (System.nanoTime() - began) / 1e9));
        List<String> lines =
                new ArrayList<>(said.lines().filter(line -> !line.isBlank()).toList());
        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                .forEach(line -> transcript.append(line).append('\n'));
        return said;
    }
}
