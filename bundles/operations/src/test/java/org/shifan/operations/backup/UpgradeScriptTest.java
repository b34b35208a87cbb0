// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

/** {@code bin/shifan-upgrade} on a folder that looks like a server which is down. */
public class UpgradeScriptTest {
    private static final Path SCRIPTS = Path.of("../../karaf-assembly/src/main/resources/bin");
    private static final String OLD = "1.0.0-SNAPSHOT";
    private static final String NEW = "1.1.0-SNAPSHOT";
    private static final int TO_BE_STARTED = 32;
    private static final int STOPPED = 2;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path server;
    private Path distribution;

    @Before
    public void aServerAndADistribution() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        server = unpacked("server", OLD);
        distribution = unpacked("new", NEW);
    }

    /** The new version starts every bundle that comes: one stopped since its key was revoked would decide again. */
    @Test
    public void criteriaThatWereStoppedAreNamedAndKeptInAList() throws Exception {
        String shipped = "mvn:org.shifan/shifan-criteria-jiangsu/" + OLD;
        cached(1, shipped, STOPPED, "shifan-criteria-jiangsu;singleton:=true", "1.0.0.SNAPSHOT", "criteria.yaml");
        shipped("shifan-criteria-jiangsu", 1);
        String long72 = "a-bureau-with-a-name-that-is-longer-than-the-line-of-a-manifest-may-be";
        cached(2, "file:" + server + "/deploy/x.jar", STOPPED, long72, "2.3.0", "criteria.yaml");
        cached(3, "mvn:org.example/a-library/1", STOPPED, "a-library", "1.0.0", null);
        cached(4, "mvn:org.example/at-work/1", TO_BE_STARTED, "at-work", "1.0.0", "criteria.yaml");
        String dry = run("--dry-run", server.toString());
        assertThat(dry).contains("a-library-1.jar").doesNotContain("deploy/shifan-criteria-jiangsu");
        assertThat(dry.lines().filter(line -> line.contains("bundle:stop")))
                .containsExactly(
                        "  bundle:stop " + long72 + "/2.3.0", "  bundle:stop shifan-criteria-jiangsu/1.1.0.SNAPSHOT");
        String done = run(server.toString());
        assertThat(done).contains("These bundles of criteria were stopped").contains("stopped.txt");
        assertThat(server.resolve("data/cache")).doesNotExist();
        try (Stream<Path> aside = Files.list(server)) {
            Path before = aside.filter(path -> path.getFileName().toString().startsWith("before-upgrade-"))
                    .findFirst()
                    .orElseThrow();
            assertThat(before.resolve("stopped.txt"))
                    .hasContent(long72 + " 2.3.0\nshifan-criteria-jiangsu 1.1.0.SNAPSHOT\n");
        }
    }

    @Test
    public void aStoppedBundleThatCannotBeReadIsNamed() throws Exception {
        cached(1, "mvn:org.example/broken/1", STOPPED, "broken", "1.0.0", "criteria.yaml");
        Files.writeString(server.resolve("data/cache/bundle1/version0.0/bundle.jar"), "no jar");
        assertThat(run("--dry-run", server.toString()))
                .contains("! mvn:org.example/broken/1 is stopped and cannot be read");
    }

    @Test
    public void whereNothingWasStoppedNothingIsSaidOfIt() throws Exception {
        cached(4, "mvn:org.example/at-work/1", TO_BE_STARTED, "at-work", "1.0.0", "criteria.yaml");
        assertThat(run(server.toString()))
                .contains("Done.")
                .doesNotContain("stop them")
                .doesNotContain("stopped.txt");
    }

    private Path unpacked(String name, String version) throws Exception {
        Path root = folder.newFolder(name).toPath();
        for (String below : List.of("bin", "etc", "deploy", "shipped/bin", "shipped/etc")) {
            Files.createDirectories(root.resolve(below));
        }
        Files.createDirectories(root.resolve("system/org/shifan/shifan-api/" + version));
        Files.createDirectories(root.resolve("system/org/shifan/shifan-criteria-jiangsu/" + version));
        for (String script : List.of("setenv", "shifan-inc", "shifan-upgrade")) {
            Files.copy(SCRIPTS.resolve(script), root.resolve("bin").resolve(script));
        }
        Files.copy(SCRIPTS.resolve("setenv"), root.resolve("shipped/bin/setenv"));
        return root;
    }

    /** As the framework keeps it: number, address, what it is meant to be, and more. */
    private void cached(int number, String location, int state, String name, String version, String criteria)
            throws Exception {
        Path bundle = server.resolve("data/cache/bundle" + number);
        Files.createDirectories(bundle.resolve("version0.0"));
        Files.writeString(bundle.resolve("bundle.info"), number + "\n" + location + "\n" + state + "\n80\n0\n0\n");
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        if (criteria != null) {
            main.putValue("Shifan-Criteria", criteria);
        }
        new JarOutputStream(Files.newOutputStream(bundle.resolve("version0.0/bundle.jar")), manifest).close();
    }

    private void shipped(String name, int number) throws Exception {
        Path folder = server.resolve("system/org/shifan/" + name + "/" + OLD);
        Files.copy(
                server.resolve("data/cache/bundle" + number + "/version0.0/bundle.jar"),
                folder.resolve(name + "-" + OLD + ".jar"));
    }

    private String run(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                "/bin/bash",
                                distribution.resolve("bin/shifan-upgrade").toString()),
                        Stream.of(arguments))
                .toList());
        builder.environment().put("SHIFAN_LANG", "en");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("KARAF_DATA");
        Path out = folder.newFile().toPath();
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
