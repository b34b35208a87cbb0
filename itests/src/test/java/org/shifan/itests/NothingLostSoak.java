// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** Bundles that were installed, dropped and updated are there after a restart, and what the deleted cache loses is known. */
public class NothingLostSoak {
    private static final int MANY = 12;
    private static final String OF_A_FEATURE = "of-a-feature";

    private KarafProcess karaf;
    private Path files;

    @Before
    public void aFreshServer() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/nothing-lost"));
        files = Files.createDirectories(karaf.home().resolve("files"));
    }

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
    }

    @Test
    public void whatWasInstalledInARowDroppedOrHotUpdatedOutlastsRefreshAndRestartAndOnlyDeployOutlastsTheCache()
            throws Exception {
        // In deploy/ before there was any server, database or registry.
        CriteriaJar dropped = CriteriaJar.plain("dropped", "1.0.0");
        Files.createDirectories(karaf.home().resolve("deploy"));
        dropped.write(karaf.home().resolve("deploy/dropped.jar"));
        Files.writeString(
                karaf.home().resolve("deploy/dropped-too.yaml"),
                CriteriaJar.plain("dropped-too", "1.0.0").document());
        List<String> commands = new ArrayList<>();
        for (int i = 1; i <= MANY; i++) {
            commands.add("bundle:install -s " + written(CriteriaJar.plain("many-" + i, "1.0.0")));
        }
        commands.add("bundle:update many-1 " + written(CriteriaJar.plain("many-1", "1.1.0")));
        // Three in a row: what the second brings is kept before the third takes it back.
        commands.addAll(OfAFeature.installed(files, ofAFeature("1.0.0")));
        commands.add("bundle:update " + OF_A_FEATURE + " " + written(ofAFeature("1.1.0")));
        commands.add("feature:install shifan-criteria-fujian");
        commands.add("feature:refresh");
        karaf.start(commands.toArray(String[]::new));
        karaf.output(commands.size() - 1);
        karaf.stop();

        karaf.start(SetList.COMMAND);
        assertAllThere(karaf.answer(0));
        karaf.kill();

        // What lies in deploy/ comes back by itself; what was installed by hand was in the cache and nowhere else.
        delete(karaf.home().resolve("data/cache"));
        Path database = karaf.home().resolve("etc/org.ops4j.datasource-shifan.cfg");
        Path away = Files.move(database, karaf.home().resolve("files/database.cfg"));
        Path log = karaf.home().resolve("data/log/karaf.log");
        int logged = Files.readString(log).length();
        karaf.start(SetList.COMMAND, "shifan:criteria-history many-1 --json");
        karaf.awaitLog(logged, "Started bundle: file:" + karaf.home().resolve("deploy/dropped.jar"));
        Files.move(away, database);
        JsonNode sets = karaf.answer(0);
        assertEquals("1.0.0", SetList.version(sets, "dropped"));
        assertEquals("1.0.0", SetList.version(sets, "dropped-too"));
        assertEquals("", SetList.version(sets, "many-2"));
        assertTrue("its decisions are in the database", karaf.answer(1).size() > 0);
    }

    private static void assertAllThere(JsonNode sets) {
        assertEquals("a hot update", "1.1.0", SetList.version(sets, "many-1"));
        assertTrue("one of what a feature brought", SetList.inForce(sets, OF_A_FEATURE, "1.1.0"));
        assertFalse("that of the feature", SetList.inForce(sets, OF_A_FEATURE, "1.0.0"));
        IntStream.rangeClosed(2, MANY).forEach(i -> assertEquals("1.0.0", SetList.version(sets, "many-" + i)));
        assertEquals("1.0.0", SetList.version(sets, "dropped"));
        assertEquals("1.0.0", SetList.version(sets, "dropped-too"));
    }

    /** For a bureau that no other set is for: which of two versions serves is seen. */
    private static CriteriaJar ofAFeature(String version) {
        return CriteriaJar.plain(OF_A_FEATURE, version).of("xiamen");
    }

    private String written(CriteriaJar jar) throws Exception {
        return jar.write(files.resolve(jar.name() + "-" + jar.version() + ".jar"))
                .toUri()
                .toString();
    }

    private static void delete(Path folder) throws Exception {
        assertEquals(
                0, new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor());
    }
}
