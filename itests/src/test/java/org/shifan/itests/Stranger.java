// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

/**
 * A developer who has never had anything of Shifan: an empty home folder, a Maven without a network that finds the libraries of
 * Maven Central, and nothing of this project but what the unpacked distribution brings.
 */
final class Stranger {
    private static final Path GUIDE = Path.of("..", "docs", "extension-guide.md");
    private static final String OURS = "shifan";

    private final Path home;
    private final KarafProcess karaf;

    /** @param home what was there is deleted */
    Stranger(Path home, KarafProcess karaf) throws Exception {
        this.home = home.toAbsolutePath();
        this.karaf = karaf;
        assertEquals(0, new ProcessBuilder("rm", "-rf", home.toString()).start().waitFor());
        Files.createDirectories(this.home.resolve(".m2/repository"));
        Files.createDirectories(this.home.resolve("work"));
        libraries();
        maven();
    }

    /** @param language {@code sh} for a shell, {@code console} for that of the server, empty for what they print */
    record Block(String language, String text) {}

    /** The blocks of docs/extension-guide.md, in their order; the guide is no guide without them. */
    static List<Block> guide() throws IOException {
        List<Block> blocks = Pattern.compile("(?ms)^```([a-z]*)\\n(.*?)^```$")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
        assertFalse(blocks.isEmpty());
        return blocks;
    }

    /** What the build has in its repository, without what the build itself puts there. */
    private void libraries() throws IOException {
        Path repository = Path.of(Distribution.localRepository());
        Path org = Files.createDirectories(home.resolve("libraries/org"));
        link(repository, org.getParent(), org.getFileName().toString());
        link(repository.resolve("org"), org, OURS);
    }

    private static void link(Path from, Path to, String without) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path each : all.filter(path -> !path.getFileName().toString().equals(without))
                    .toList()) {
                Files.createSymbolicLink(to.resolve(each.getFileName()), each);
            }
        }
    }

    private void maven() throws IOException {
        Path maven = home.resolve("bin/mvn");
        Files.createDirectories(maven.getParent());
        Files.writeString(
                maven,
                "#!/bin/sh\nexec '" + Path.of("..", "mvnw").toRealPath() + "' -o -Dmaven.repo.local='"
                        + home.resolve(".m2/repository") + "' -Dmaven.repo.local.tail='"
                        + home.resolve("libraries")
                        + "' -Daether.chainedLocalRepository.ignoreTailAvailability=true \"$@\"\n");
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs commands as they stand in the guide, each of which has to go well; gives what they print. */
    String run(String commands) throws Exception {
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
                .merge("PATH", home.resolve("bin").toString(), (path, first) -> first + File.pathSeparator + path);
        if (shell.start().waitFor() != 0) {
            throw new AssertionError(commands + Files.readString(log));
        }
        return Files.readString(log);
    }
}
