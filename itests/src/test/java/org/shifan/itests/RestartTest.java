// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** What was stored is there after a restart, a power cut, and one in the middle of an import. */
public class RestartTest {

    private static final String EVALUATE =
            "shifan:evaluate --bureau jiangsu --level provincial --year 2014 --as-of 2015-06-30 --json";
    private static final String RANKING = "shifan:ranking --bureau jiangsu --json";
    private static final int ROWS = 300_000;
    private static final String OF_A_FEATURE = "of-a-feature";
    private static final String AWAIT = "shifan:ready --wait 60";
    private static final String ADMINISTRATOR = "lisi";
    private static final String REPLAYED = "ningbo-replayed";

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

    /** The archive knows what was accepted, whatever has become of the bundle. */
    @Test
    public void anOlderSignedVersionIsRefusedAfterTheNewerWasUninstalledAndTheServerRestarted() throws Exception {
        SignedJars jars = new SignedJars(Files.createTempDirectory(Path.of("target"), "restart-keys"));
        jars.key("ningbo", "-10d", 365);
        jars.trust(karaf.home().resolve("etc/trust"), "ningbo", "authority = ningbo\n");
        karaf.account(ADMINISTRATOR);
        Path older = signed(jars, "1.0.0", "older.jar");
        Path newer = signed(jars, "1.1.0", "newer.jar");
        karaf.start();
        try (Login login = karaf.login(ADMINISTRATOR)) {
            login.run("shifan:config-set org.shifan.trust/policy require");
            login.run("bundle:install -s " + newer.toUri());
            Await.until(
                    60, "the newer in force", () -> SetList.inForce(login.json(SetList.COMMAND), REPLAYED, "1.1.0"));
            login.run("bundle:uninstall " + REPLAYED);
            Await.until(60, "nothing in force", () -> !SetList.inForce(login.json(SetList.COMMAND), REPLAYED, "1.1.0"));
        }
        karaf.stop();
        karaf.start();
        // Ready, though no class is loaded of the sets with Java that nobody signed: they are refused and say so.
        try (Login login = karaf.login(ADMINISTRATOR)) {
            assertUnsignedSetsAreToldAndNotAwaited(login);
            login.run("bundle:install -s " + older.toUri());
            Await.until(
                    60,
                    "refused",
                    () -> SetList.problems(login.json(SetList.COMMAND), REPLAYED)
                            .contains("trust.version.replayed"));
            assertFalse(SetList.inForce(login.json(SetList.COMMAND), REPLAYED, "1.0.0"));
            // The next one is let in: it was the version, and nothing else.
            login.run("bundle:install -s " + signed(jars, "1.2.0", "next.jar").toUri());
            Await.until(60, "the next in force", () -> SetList.inForce(login.json(SetList.COMMAND), REPLAYED, "1.2.0"));
        }
    }

    private static void assertUnsignedSetsAreToldAndNotAwaited(Login login) throws IOException {
        JsonNode ready = login.json("shifan:ready --json");
        assertTrue(ready.toString(), ready.get("ready").asBoolean());
        assertEquals(0, ready.get("waiting").size());
        for (String withJava : List.of("guangdong-zone-provincial", "zhejiang-zone-provincial")) {
            assertTrue(
                    withJava, SetList.problems(ready.get("refused"), withJava).contains("trust.unsigned"));
            String why = login.run("shifan:why --lang en " + withJava);
            assertTrue(why, why.contains("Nobody signed this bundle"));
        }
        assertTrue(SetList.isHeld(login.json(SetList.COMMAND), "jiangsu-zone-provincial"));
        String doctor = login.run("shifan:doctor --lang en");
        assertTrue(doctor, doctor.contains("guangdong-zone-provincial 1.0.0"));
    }

    private static Path signed(SignedJars jars, String version, String file) throws Exception {
        byte[] jar = CriteriaJar.plain(REPLAYED, version).bytes(Map.of());
        return Files.write(Path.of("target", "restart-" + file), jars.sign(jar, "ningbo"))
                .toAbsolutePath();
    }

    /** Karaf takes the bundle back to the version of its feature; what it was updated to is kept beside. */
    @Test
    public void whatReplacedTheVersionOfAFeatureOutlastsEveryFeatureARefreshAndARestart() throws Exception {
        Path newer = CriteriaJar.plain(OF_A_FEATURE, "1.1.0").write(karaf.home().resolve("newer.jar"));
        List<String> commands =
                new ArrayList<>(OfAFeature.installed(karaf.home(), CriteriaJar.plain(OF_A_FEATURE, "1.0.0")));
        commands.addAll(List.of(
                AWAIT,
                "bundle:update " + OF_A_FEATURE + " " + newer.toUri(),
                AWAIT,
                "feature:install shifan-criteria-fujian",
                "feature:uninstall shifan-criteria-fujian",
                "feature:refresh",
                AWAIT,
                "shifan:plugin-list --json"));
        karaf.start(commands.toArray(String[]::new));
        assertEquals(Set.of("1.0.0", "1.1.0"), versions(karaf.answer(commands.size() - 1)));
        karaf.stop();
        karaf.start(SetList.COMMAND, "shifan:plugin-list --json", "shifan:doctor --lang en");
        assertTrue(SetList.inForce(karaf.answer(0), OF_A_FEATURE, "1.1.0"));
        assertEquals(Set.of("1.0.0", "1.1.0"), versions(karaf.answer(1)));
        String doctor = karaf.output(2);
        assertTrue(doctor, doctor.contains(OF_A_FEATURE + " 1.1.0 was updated in place"));
    }

    private static Set<String> versions(JsonNode plugins) {
        Set<String> out = new TreeSet<>();
        for (JsonNode plugin : plugins) {
            if (plugin.get("name").asText().equals(OF_A_FEATURE)) {
                out.add(plugin.get("version").asText());
            }
        }
        return out;
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
