// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

/** Bundles whose code misbehaves, beside a sound set of the same bureau: docs/containment.md has the table. */
public class HostileBundlesTest extends CriteriaOfNingbo {
    private static final String TIME = "org.shifan.plugins/time.ms";

    private final List<Bundle> installed = new ArrayList<>();

    @Before
    public void aSoundSetIsInForce() throws Exception {
        install("ningbo-sound", CriteriaJar.ningbo("1.0.0", "7"), Map.of());
        awaitInForce("1.0.0");
    }

    @After
    public void nothingOfTheTestStays() throws Exception {
        console.run("shifan:config-set " + TIME + " 3000");
        for (Bundle bundle : installed) {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        }
        Await.until("no criteria of Ningbo in force", () -> inForce().isEmpty());
    }

    @Test
    public void aFunctionThatLoopsIsAnErrorInTimeAndTheVersionBeforeServesOn() throws Exception {
        console.run("shifan:config-set " + TIME + " 500");
        String settings = console.run("shifan:config org.shifan.plugins");
        assertTrue(settings, settings.contains("time.ms") && settings.contains("500"));
        Bundle bundle = install("ningbo-loops", CriteriaJar.custom("4.0.0"), Map.of());
        register(bundle, input -> {
            long i = 0;
            while (i >= 0) {
                i = (i + 1) % 1_000_000;
            }
            return null;
        });
        awaitInForce("4.0.0");
        long began = System.nanoTime();
        Evaluation broken = evaluate();
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 20);
        assertEquals(Verdict.ERROR, broken.verdict());
        assertTrue(broken.reasons().toString(), broken.reasons().toString().contains("500 ms"));
        awaitInForce("1.0.0");
        assertEquals(Verdict.PASS, evaluate().verdict());
        String doctor = console.run("shifan:doctor");
        String out = "ningbo.half of bundle " + bundle.getBundleId() + " is taken out";
        assertTrue(doctor, doctor.contains(out));
        for (String asked : List.of("ningbo-loops", "ningbo-zone-provincial")) {
            String why = console.run("shifan:why " + asked);
            assertTrue(why, why.contains(out) && why.contains("500 ms"));
        }
        String history = console.run("shifan:criteria-history ningbo-zone-provincial");
        assertTrue(history, history.contains("breaker"));
    }

    @Test
    public void aBundleThatNeedsANewerContractIsNotStartedAndWhySaysWhichPackage() throws Exception {
        String needs = "org.shifan.api.criteria;version=\"[9,10)\"";
        try {
            install("ningbo-newer", CriteriaJar.ningbo("2.0.0", "9"), Map.of("Import-Package", needs));
            fail("it was started");
        } catch (BundleException e) {
            String why = console.run("shifan:why ningbo-newer");
            assertTrue(why, why.contains("org.shifan.api.criteria") && why.contains("too old"));
        }
        assertEquals("1.0.0", inForce().orElseThrow().version());
    }

    @Test
    public void aBundleThatMissesADependencyIsNotStartedAndWhySaysWhichPackage() throws Exception {
        try {
            install("ningbo-misses", CriteriaJar.ningbo("2.0.0", "9"), Map.of("Import-Package", "org.example.absent"));
            fail("it was started");
        } catch (BundleException e) {
            String why = console.run("shifan:why ningbo-misses");
            assertTrue(why, why.contains("org.example.absent") && why.contains("nobody has"));
        }
        assertEquals(Verdict.PASS, evaluate().verdict());
    }

    @Test
    public void aBundleWithAClassThatEndsTheServerIsRefusedAtTheDoor() throws Exception {
        byte[] jar = new CriteriaJar(
                        "ningbo-exits",
                        "2.0.0",
                        CriteriaJar.ningbo("2.0.0", "9").document())
                .bytes(Map.of());
        start("ningbo-exits", SignedJars.with(jar, HostileExit.class));
        awaitState("2.0.0", CriteriaState.REFUSED);
        String problems = console.run("shifan:criteria --problems --bureau ningbo");
        assertTrue(problems, problems.contains("exit"));
        assertEquals("1.0.0", inForce().orElseThrow().version());
    }

    private Bundle install(String name, CriteriaJar jar, Map<String, String> headers) throws Exception {
        return start(name, new CriteriaJar(name, jar.version(), jar.document()).bytes(headers));
    }

    private Bundle start(String name, byte[] jar) throws Exception {
        Bundle bundle = context.installBundle("test:" + name, new ByteArrayInputStream(jar));
        installed.add(bundle);
        bundle.start();
        return bundle;
    }

    private static void register(Bundle bundle, ScoringFunction function) {
        Dictionary<String, Object> name = new Hashtable<>();
        name.put("shifan.scoring.function.name", "ningbo.half");
        bundle.getBundleContext().registerService(ScoringFunction.class, function, name);
    }
}
