// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** The commands of docs/extension-guide.md, as they stand there, lead from an empty folder to a zone that is scored. */
public class ExtensionGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "extension-guide.md");
    /** The deploy folder is looked at every second; a slow machine gets more. */
    private static final String LET_IT_BE_SEEN = "(__load_class java.lang.Thread) sleep 30000";

    private final Path home = Path.of("target/guide-home").toAbsolutePath();
    private KarafProcess karaf;

    @Before
    public void anEmptyFolderAndAServer() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/guide"));
        assertEquals(0, new ProcessBuilder("rm", "-rf", home.toString()).start().waitFor());
        Files.createDirectories(home.resolve(".m2/repository"));
        Files.createDirectories(home.resolve("work"));
    }

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
    }

    @Test
    public void itsCommandsLeadFromAnEmptyFolderToAScoredZone() throws Exception {
        shell(block("sh"));
        List<String> commands = new ArrayList<>(List.of(LET_IT_BE_SEEN));
        block("console").lines().forEach(commands::add);
        commands.add("shifan:criteria-remarks --lang en ningbo-zone-provincial");
        karaf.start(commands.toArray(String[]::new));
        String scored = karaf.output(commands.size() - 2);
        assertTrue(scored, scored.contains("ningbo-zone-provincial") && scored.contains("330281-01"));
        assertTrue(scored, scored.contains("PASS") || scored.contains("FAIL"));
        String remarks = karaf.output(commands.size() - 1);
        assertTrue(remarks, remarks.contains("items and vetoes spoken of: 2 of 2"));
    }

    /** The first block of that language; the guide is no guide without one. */
    private static String block(String language) throws Exception {
        Matcher block =
                Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$").matcher(Files.readString(GUIDE));
        assertTrue(language, block.find());
        return block.group(1);
    }

    /** Maven is the build's own, without a network, and finds libraries where the build has them. */
    private void shell(String commands) throws Exception {
        Path maven = home.resolve("bin/mvn");
        Files.createDirectories(maven.getParent());
        Files.writeString(
                maven,
                "#!/bin/sh\nexec '" + Path.of("..", "mvnw").toRealPath() + "' -o -Dmaven.repo.local='"
                        + home.resolve(".m2/repository") + "' -Dmaven.repo.local.tail='"
                        + Distribution.localRepository()
                        + "' -Daether.chainedLocalRepository.ignoreTailAvailability=true \"$@\"\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path script = home.resolve("guide.sh");
        Files.writeString(script, "set -eu\n" + commands, StandardCharsets.UTF_8);
        Path log = home.resolve("guide.log");
        ProcessBuilder shell = new ProcessBuilder(List.of("bash", script.toString()))
                .directory(home.resolve("work").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        shell.environment().put("HOME", home.toString());
        shell.environment().put("SHIFAN", karaf.home().toString());
        shell.environment().remove("MAVEN_ARGS");
        // Where mvnw keeps Maven itself.
        shell.environment().putIfAbsent("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
        shell.environment()
                .merge("PATH", maven.getParent().toString(), (path, first) -> first + File.pathSeparator + path);
        if (shell.start().waitFor() != 0) {
            throw new AssertionError(Files.readString(log));
        }
    }
}
