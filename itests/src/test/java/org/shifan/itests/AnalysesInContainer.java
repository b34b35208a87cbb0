// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** What an officer asks about criteria at the console of the distribution, over the sample province. */
final class AnalysesInContainer {
    private static final String SET = "jiangsu-zone-provincial";
    private static final String WHEN = " --year 2014 --as-of 2015-06-30";
    private static final int STEPS = 3;

    private final Console console;
    private final String zone;
    private final JsonNode now;

    AnalysesInContainer(Console console) throws Exception {
        this.console = console;
        JsonNode all = console.json("shifan:evaluate --draft --bureau jiangsu" + WHEN);
        // The first that is decided: of the others nothing can be said that is exact.
        JsonNode found = all.get(0).get("evaluation");
        assertFalse("nothing is decided", found.path("total").isNull());
        this.now = found;
        this.zone = found.at("/request/subject").asText().replace("zone:", "");
    }

    void answer() throws Exception {
        impactOfTheSetInForceIsNone();
        whatIfAndSweep();
        leastChange();
        robustness();
        cross();
        comparability();
        shadow();
        decisions();
    }

    private void impactOfTheSetInForceIsNone() throws Exception {
        JsonNode impact = console.json("shifan:impact" + WHEN + " " + SET);
        assertEquals(SET, impact.at("/impact/candidate/id").asText());
        assertTrue(impact.at("/impact/subjects").size() > 1);
        for (JsonNode change : impact.at("/impact/subjects")) {
            assertEquals(change.toString(), change.at("/before/total"), change.at("/after/total"));
            assertEquals(change.toString(), "STAYS", change.get("turn").asText());
        }
        assertEquals(64, impact.get("prediction").asText().length());
    }

    private void whatIfAndSweep() throws Exception {
        JsonNode trial = console.json("shifan:what-if --set incident.count=0" + WHEN + " " + zone)
                .get("whatIf");
        assertEquals(now.get("total"), trial.at("/before/total"));
        assertEquals("incident.count", trial.at("/assumptions/0/fact").asText());
        JsonNode sweep = console.json("shifan:what-if --sweep incident.count=0..2/1" + WHEN + " " + zone)
                .get("sweep");
        assertEquals(STEPS, sweep.get("points").size());
    }

    private void leastChange() throws Exception {
        JsonNode least = console.json("shifan:least-change" + WHEN + " " + zone);
        assertEquals(SET, least.at("/criteria/id").asText());
        assertEquals(now.get("verdict"), least.at("/now/verdict"));
    }

    private void robustness() throws Exception {
        JsonNode robust = console.json("shifan:robustness --percent 10 --bureau jiangsu" + WHEN);
        assertEquals("10", robust.get("percent").asText());
        for (JsonNode line : robust.get("subjects")) {
            if (line.get("subject").asText().equals("zone:" + zone)) {
                assertEquals(now.get("total"), line.at("/now/total"));
                assertTrue(line.get("lowest")
                                .decimalValue()
                                .compareTo(line.at("/now/total").decimalValue())
                        <= 0);
                assertTrue(line.get("highest")
                                .decimalValue()
                                .compareTo(line.at("/now/total").decimalValue())
                        >= 0);
                return;
            }
        }
        throw new AssertionError(zone + " is not among " + robust.get("subjects"));
    }

    private void cross() throws Exception {
        JsonNode cross = console.json("shifan:cross-evaluate --with zhejiang-zone-provincial" + WHEN + " " + zone);
        assertEquals(now.get("total"), cross.at("/own/total"));
        assertEquals(
                "zhejiang-zone-provincial",
                cross.at("/other/receipt/criteriaId").asText());
        assertTrue(
                cross.get("remark").toString(), cross.at("/remark/en").asText().contains("Unofficial comparison"));
    }

    private void comparability() throws Exception {
        JsonNode table = console.json("shifan:comparability --level provincial --on 2015-06-30")
                .get("comparability");
        assertTrue(table.get("sets").toString().contains("\"" + SET + "\""));
        assertTrue(table.get("sets").toString().contains("\"zhejiang-zone-provincial\""));
        assertTrue(table.get("conditions").size() >= 4);
        for (JsonNode condition : table.get("conditions")) {
            assertEquals(table.get("sets").size(), condition.get("sets").size());
        }
    }

    /** A set that waits is evaluated over the province and decides nothing. */
    private void shadow() throws Exception {
        Path base = Path.of(System.getProperty("karaf.base"));
        Path draft = base.resolve("data/tests/next.yaml");
        Path deployed = base.resolve("deploy/next.yaml");
        Files.createDirectories(draft.getParent());
        console.run("shifan:criteria-sheet " + SET + " " + draft);
        console.run("shifan:config-set org.shifan.criteria/approval second-person");
        try {
            String text = Files.readString(draft);
            Files.writeString(
                    deployed,
                    text.replaceFirst("(?m)^id: .*$", "id: jiangsu-shadow")
                            .replaceFirst("(?m)^version: .*$", "version: 9.0.0"));
            Await.until(
                    "the set waits",
                    () -> console.run("shifan:criteria --bureau jiangsu").contains("jiangsu-shadow"));
            JsonNode made = console.json("shifan:criteria-shadow --reason trial --year 2014 jiangsu-shadow");
            assertTrue(made.toString(), made.size() > 1);
            assertEquals("9.0.0", made.at("/0/evaluation/receipt/version").asText());
            assertEquals(
                    0,
                    console.json("shifan:decisions --set jiangsu-shadow")
                            .get("all")
                            .asInt());
        } finally {
            Files.deleteIfExists(deployed);
            console.run("shifan:config-set org.shifan.criteria/approval none");
            // A bundle that stops later would be another test's neighbour.
            BundleContext context =
                    FrameworkUtil.getBundle(AnalysesInContainer.class).getBundleContext();
            Await.until(
                    "the bundle is gone",
                    () -> Arrays.stream(context.getBundles())
                            .noneMatch(bundle -> bundle.getSymbolicName().endsWith("jiangsu-shadow")));
        }
    }

    private void decisions() throws Exception {
        int before = console.json("shifan:decisions --set " + SET + " --zone " + zone)
                .get("all")
                .asInt();
        JsonNode made = console.json("shifan:evaluate" + WHEN + " " + zone).at("/0/evaluation");
        JsonNode page = console.json("shifan:decisions --set " + SET + " --zone " + zone);
        assertEquals(before + 1, page.get("all").asInt());
        assertEquals(made.get("id"), page.at("/decisions/0/summary/id"));
    }
}
