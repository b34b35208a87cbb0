// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.Test;

import org.shifan.testdatabases.TestDatabase;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** Two servers over one PostgreSQL: what is done on one holds on both, is done once, and outlives either of them. */
public class TwoNodesSoak {
    private static final String SETS = "shifan:criteria --json";
    private static final String ID = "ningbo-zone-provincial";
    /** After 45 s without a sign of life a node takes up what another began. */
    private static final long TAKEN_UP_SECONDS = 240;

    private int zones;
    private final FaultReport report = new FaultReport("Two nodes over one PostgreSQL", "what", "on", "came to");

    @Test
    public void whatIsDoneOnOneNodeHoldsOnBothAndIsDoneOnce() throws Exception {
        try (TestDatabase postgresql = TestDatabase.postgresql()) {
            KarafProcess second = node("b");
            second.database(postgresql.handOver());
            second.account(FaultServer.ACCOUNT);
            KarafProcess first = node("a");
            // Both make their tables in the empty database, at the same time.
            second.start();
            try {
                FaultServer a = FaultServer.start(first, postgresql.handOver());
                try {
                    FaultServer b = FaultServer.beside(a, second);
                    together(a, b);
                    aBureausDecisionOutlivesItsNode(postgresql, a, b);
                } finally {
                    a.end();
                }
            } finally {
                second.kill();
            }
        }
    }

    private void together(FaultServer a, FaultServer b) throws Exception {
        report.row("first start on an empty database", "both at once", "both work");
        bundlesAreOnBoth(a, b);
        aDecisionIsMadeOnce(a, b);
        oneFileIsStoredOnce(a, b);
        anImportOutlivesItsNode(a, b);
        aNodeThatWasAwayTakesOverWhatChanged(a, b);
    }

    private static KarafProcess node(String name) throws Exception {
        KarafProcess karaf = KarafProcess.unpack(Path.of("target/node-" + name));
        Files.writeString(karaf.home().resolve("etc/org.shifan.cluster.cfg"), "node = " + name + "\n");
        return karaf;
    }

    private void bundlesAreOnBoth(FaultServer a, FaultServer b) throws Exception {
        Path deploy = Files.createDirectories(a.karaf().home().resolve("deploy"));
        Path jar = deploy.resolve("ningbo.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            CriteriaJar.ningbo("1.0.0", "7").stream().transferTo(out);
        }
        Await.until(180, "the set is on both", () -> set(a).equals(set(b)) && set(a).startsWith("1.0.0 "));
        report.row("criteria dropped into deploy/ of a", "a", "on both: " + set(b));
        Files.delete(jar);
        Await.until(180, "the set is on neither", () -> set(a).isEmpty() && set(b).isEmpty());
        report.row("criteria taken out of deploy/ of a", "a", "on neither");
    }

    /** Version and digest of the set as it is there; empty when it is not. */
    private static String set(FaultServer node) throws Exception {
        for (JsonNode set : node.ask(SETS)) {
            if (set.get("id").asText().equals(ID)) {
                return set.get("version").asText() + " " + set.get("digest").asText();
            }
        }
        return "";
    }

    private static String setOnceUp(FaultServer node) throws Exception {
        try {
            return set(node);
        } catch (IOException e) {
            return "not up yet: " + e.getMessage();
        }
    }

    private void aDecisionIsMadeOnce(FaultServer a, FaultServer b) throws Exception {
        zones = a.zones();
        Map<String, Long> before = FaultServer.sound(a.ask(FaultServer.CHECK));
        CompletableFuture<String> there = b.begin(FaultServer.decidingOnce(1));
        a.run(FaultServer.decidingOnce(1));
        there.join();
        Map<String, Long> after = FaultServer.sound(b.ask(FaultServer.CHECK));
        assertEquals(
                before.get("archive.results") + zones,
                after.get("archive.results").longValue());
        report.row("a decision about " + zones + " zones", "both at once", "kept once, checker agrees");
    }

    private void oneFileIsStoredOnce(FaultServer a, FaultServer b) throws Exception {
        Map<String, Long> before = FaultServer.sound(b.ask(FaultServer.CHECK));
        String command = FaultServer.importing(a.file(2));
        CompletableFuture<String> there = b.begin(command);
        JsonNode here = a.ask(command);
        JsonNode other = FaultServer.read(command, there.join());
        FaultServer.assertWhole(here);
        FaultServer.assertWhole(other);
        int stored = here.at("/result/stored").asInt();
        int also = other.at("/result/stored").asInt();
        assertEquals("each row once", FaultServer.ROWS, stored + also);
        assertEquals(before.get("records.rows") + FaultServer.ROWS, rows(b));
        report.row("an import of one file", "both at once", stored + " rows by a, " + also + " by b, checker agrees");
    }

    private static long rows(FaultServer node) throws Exception {
        return FaultServer.sound(node.ask(FaultServer.CHECK)).get("records.rows");
    }

    private void anImportOutlivesItsNode(FaultServer a, FaultServer b) throws Exception {
        Map<String, Long> before = FaultServer.sound(b.ask(FaultServer.CHECK));
        Path file = a.file(1);
        CompletableFuture<String> importing = a.begin(FaultServer.importing(file));
        CompletableFuture<String> deciding = a.begin(FaultServer.deciding(2));
        // In the middle of both, on a machine that does nothing else.
        TimeUnit.MILLISECONDS.sleep(800);
        a.karaf().kill();
        importing.join();
        deciding.join();
        Map<String, Long> then = FaultServer.sound(b.ask(FaultServer.CHECK));
        long stored = then.get("records.rows") - before.get("records.rows");
        boolean kept = then.get("archive.results") > before.get("archive.results");
        // Nobody gives the commands again.
        Await.until(
                TAKEN_UP_SECONDS,
                "b has finished what a had begun",
                () -> isDone(before, FaultServer.sound(b.ask(FaultServer.CHECK))));
        JsonNode again = b.ask(FaultServer.importing(file));
        FaultServer.assertWhole(again);
        assertEquals(
                "all are there", FaultServer.ROWS, again.at("/result/unchanged").asInt());
        assertEquals("kept", FaultServer.fate(b.run(FaultServer.decidingOnce(2))));
        assertTrue("once", isDone(before, FaultServer.sound(b.ask(FaultServer.CHECK))));
        report.row(
                "kill -9 under an import and a decision",
                "a",
                stored + " rows were stored, the decision was " + (kept ? "kept" : "not kept")
                        + "; b finished both by itself, checker agrees");
    }

    private void aBureausDecisionOutlivesItsNode(TestDatabase database, FaultServer a, FaultServer b) throws Exception {
        int own = b.ask("shifan:zones --bureau jiangsu --json").size();
        Await.until(
                180,
                "a evaluates again",
                () -> a.run(FaultServer.decidingOnce(2)).contains("it stands"));
        long before = results(b);
        CompletableFuture<String> deciding = a.begin(FaultServer.decidingOfJiangsu(3));
        Await.until(60, "a says that it decides", () -> nodesAtIt(database).contains("a"));
        a.karaf().kill();
        long killed = System.nanoTime();
        deciding.join();
        // Before it kept anything: what is kept takes the line along.
        assertEquals(List.of("a"), nodesAtIt(database));
        assertEquals(before, results(b));
        // Nobody gives the command again.
        Await.until(TAKEN_UP_SECONDS, "b has decided", () -> results(b) == before + own);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - killed);
        Await.until(60, "nobody is at it", () -> nodesAtIt(database).isEmpty());
        assertEquals("kept", FaultServer.fate(b.run(FaultServer.decidingOfJiangsu(3) + " --if-changed")));
        assertEquals("once", before + own, results(b));
        report.row(
                "kill -9 under a decision about the " + own + " zones of a bureau",
                "a",
                "not kept; b made it by itself after " + seconds + " s, once, checker agrees");
    }

    private static List<String> nodesAtIt(TestDatabase database) {
        return database.rows("select NODE from EVAL_DECIDING where BUREAU = 'jiangsu'");
    }

    private static long results(FaultServer node) throws Exception {
        return FaultServer.sound(node.ask(FaultServer.CHECK)).get("archive.results");
    }

    private boolean isDone(Map<String, Long> before, Map<String, Long> after) {
        return after.get("records.rows") == before.get("records.rows") + FaultServer.ROWS
                && after.get("archive.results") == before.get("archive.results") + zones;
    }

    private void aNodeThatWasAwayTakesOverWhatChanged(FaultServer a, FaultServer b) throws Exception {
        Path jar = b.karaf().home().resolve("files.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            CriteriaJar.ningbo("1.1.0", "7").stream().transferTo(out);
        }
        b.run("bundle:install -s " + jar.toUri());
        Await.until(60, "the set is on b", () -> set(b).startsWith("1.1.0 "));
        a.startAgain();
        // A set waits whose fact nobody delivers here, and so does shifan:ready.
        a.meanwhile();
        Await.until(180, "the set is on a too", () -> setOnceUp(a).equals(set(b)));
        assertTrue(set(a), set(a).startsWith("1.1.0 "));
        report.row("criteria installed on b while a was down, a started", "b", "on both: " + set(a));
    }
}
