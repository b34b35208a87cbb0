// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.After;
import org.junit.Test;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

/**
 * A server that goes on in another place or by another version, as docs/operations.md has it: what was decided comes out again
 * byte by byte, the audit log is intact, and criteria that were brought hot are in force.
 */
public class UpgradeSoak {
    private static final String LOAD = "shifan:sample-load --bureau jiangsu";
    private static final String EVALUATE =
            "shifan:evaluate --bureau jiangsu --level provincial --year 2014 --as-of 2015-06-30 --json";
    private static final String RANKING = "shifan:ranking --bureau jiangsu --json";
    private static final String REPLAY = "shifan:replay --all --json";
    private static final String AUDIT = "shifan:audit-verify --json";
    private static final int ROWS = 1_500_000;
    private static final String ADMINISTRATOR = "lisi";

    private KarafProcess karaf;

    @After
    public void nothingRunsOn() throws Exception {
        karaf.kill();
    }

    @Test
    public void aBackupTakenWhileOfficersWorkComesBackInAFreshDistribution() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/backed-up"));
        karaf.account(ADMINISTRATOR);
        bringCriteria();
        karaf.start(LOAD, "shifan:enterprises --bureau jiangsu --limit 1 --json", byHand(), EVALUATE);
        String enterprise = karaf.answer(1).at("/0/code").asText();
        JsonNode decided = karaf.answer(3);
        Path rows = ManyRows.write(Path.of("target/many-rows-upgrade.csv"), enterprise, ROWS);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger evaluations = new AtomicInteger();
        JsonNode backup;
        try (Login login = karaf.login(ADMINISTRATOR)) {
            CompletableFuture<String> importing = CompletableFuture.supplyAsync(
                    () -> login.runAtLength("shifan:import --bureau jiangsu --lang en exports " + rows));
            CompletableFuture<Void> evaluating = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    login.runAtLength(EVALUATE);
                    evaluations.incrementAndGet();
                }
            });
            Await.until(
                    120,
                    "officers at work",
                    () -> evaluations.get() > 1 && stored(login, enterprise).signum() > 0);
            int before = evaluations.get();
            backup = login.json("shifan:backup --json");
            assertFalse("the import went on all the while", importing.isDone());
            over.set(true);
            evaluating.join();
            assertTrue("evaluations went on", evaluations.get() > before);
        }
        // Nothing of the old server is there any more when the new one begins.
        karaf.kill();
        Path folder = Path.of(backup.get("folder").asText());

        KarafProcess fresh = KarafProcess.unpack(Path.of("target/restored"));
        assertEquals(0, fresh.run("bin/shifan-restore", "--check", folder.toString()));
        assertEquals(0, fresh.run("bin/shifan-restore", folder.toString()));
        karaf = fresh;
        karaf.start(
                "shifan:rollup-check",
                REPLAY,
                AUDIT,
                SetList.COMMAND,
                "shifan:import --bureau jiangsu --lang en exports " + rows,
                ManyRows.sum(enterprise));
        assertTrue(karaf.output(0).contains("add up to the sums kept"));
        assertReplayed(karaf.answer(1), decided.size());
        assertIntact(karaf.answer(2));
        assertCriteria(karaf.answer(3));
        // What the import had not stored by then is stored now, and nothing counts twice.
        assertEquals(0, value(karaf.answer(5)).compareTo(new BigDecimal(ROWS)));
    }

    private static BigDecimal stored(Login login, String enterprise) throws IOException {
        return value(login.json(ManyRows.sum(enterprise)));
    }

    private static BigDecimal value(JsonNode facts) {
        return facts.at("/facts/0/value").decimalValue();
    }

    @Test
    public void aServerOfALowerVersionGoesOnInItsPlaceWithAllThatItHad() throws Exception {
        karaf = KarafProcess.unpack(Path.of("target/older"));
        OlderDistribution.make(karaf.home());
        karaf.account(ADMINISTRATOR);
        bringCriteria();
        karaf.start(LOAD, EVALUATE, byHand(), RANKING, "shifan:config-set org.shifan.plugins/time.ms 2500");
        JsonNode decided = karaf.answer(1);
        JsonNode ranking = karaf.answer(3);
        try (Login login = karaf.login(ADMINISTRATOR)) {
            Await.until(
                    "what came by hand is accepted",
                    () -> !SetList.version(login.json(SetList.COMMAND), "by-hand")
                            .isEmpty());
            assertCriteria(login.json(SetList.COMMAND));
        }
        KarafProcess newer = KarafProcess.unpack(Path.of("target/newer"));
        String here = karaf.home().toString();
        assertNotEquals("a running server is left alone", 0, newer.run("bin/shifan-upgrade", here));
        karaf.stop();
        assertNotEquals(
                "no way back", 0, karaf.run("bin/shifan-upgrade", newer.home().toString()));
        assertEquals(0, newer.run("bin/shifan-upgrade", "--dry-run", here));
        assertTrue("a dry run changes nothing", Files.isDirectory(api(OlderDistribution.VERSION)));

        assertEquals(0, newer.run("bin/shifan-upgrade", here));
        assertFalse(Files.exists(api(OlderDistribution.VERSION)));
        karaf.start(RANKING, REPLAY, AUDIT, "shifan:rollup-check", SetList.COMMAND, "shifan:config org.shifan.plugins");
        assertEquals(ranking, karaf.answer(0));
        assertReplayed(karaf.answer(1), decided.size());
        assertIntact(karaf.answer(2));
        assertTrue(karaf.output(3).contains("add up to the sums kept"));
        assertCriteria(karaf.answer(4));
        assertTrue("a setting of one's own", karaf.output(5).contains("2500"));
    }

    private Path api(String version) {
        return karaf.home().resolve("system/org/shifan/shifan-api").resolve(version);
    }

    /** Two by the folder, as a jar and as a document. */
    private void bringCriteria() throws Exception {
        Path deploy = Files.createDirectories(karaf.home().resolve("deploy"));
        CriteriaJar.plain("dropped", "1.0.0").write(deploy.resolve("dropped.jar"));
        Files.writeString(
                deploy.resolve("dropped-too.yaml"),
                CriteriaJar.plain("dropped-too", "1.0.0").document());
    }

    private String byHand() throws Exception {
        Path jar = CriteriaJar.plain("by-hand", "1.0.0").write(karaf.home().resolve("by-hand.jar"));
        return "bundle:install -s " + jar.toUri();
    }

    private static void assertCriteria(JsonNode sets) {
        for (String id : List.of("dropped", "dropped-too", "by-hand", "jiangsu-zone-provincial")) {
            assertEquals(id + " of " + sets, "1.0.0", SetList.version(sets, id));
        }
    }

    private static void assertReplayed(JsonNode replay, int atLeast) {
        assertTrue(replay.toString(), replay.at("/counts/EQUAL").asInt() >= atLeast);
        int all = 0;
        for (JsonNode count : replay.get("counts")) {
            all += count.asInt();
        }
        assertEquals(replay.toString(), replay.at("/counts/EQUAL").asInt(), all);
    }

    private static void assertIntact(JsonNode audit) {
        assertEquals(audit.toString(), 0, audit.get("faults").size());
        assertTrue(audit.toString(), audit.get("entries").asLong() > 0);
    }
}
