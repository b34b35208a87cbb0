// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Server;
import org.shifan.api.text.Text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

/** Bundles whose code misbehaves, beside a sound set of the same bureau: docs/containment.md has the table. */
public class HostileBundlesTest extends CriteriaOfNingbo {
    private static final String TIME = "org.shifan.plugins/time.ms";
    private static final String FAILURES = "org.shifan.plugins/failures";

    private static final Subject KUNSHAN = Subject.zone(ZoneId.of("320583-01"));
    private static final ScoringShare HALF = new ScoringShare(new BigDecimal("0.5"), new Text("一半", "half"));

    private final List<Bundle> installed = new ArrayList<>();

    @Before
    public void aSoundSetIsInForce() throws Exception {
        install("ningbo-sound", CriteriaJar.ningbo("1.0.0", "7"), Map.of());
        awaitInForce("1.0.0");
    }

    @After
    public void nothingOfTheTestStays() throws Exception {
        console.run("shifan:config-set " + TIME + " 3000");
        console.run("shifan:config-set " + FAILURES + " 5");
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
    public void limitsThatWouldBeNoneAreRefusedWithTheBounds() throws Exception {
        for (String setting : List.of("time.ms 60001", "memory.mib 4097", "failures 1001", "threads 1001")) {
            String refusal = console.refusal("shifan:config-set org.shifan.plugins/" + setting);
            String most = Integer.toString(Integer.parseInt(setting.split(" ")[1]) - 1);
            assertTrue(refusal, refusal.contains(most) && refusal.contains(setting.split(" ")[0]));
        }
        assertTrue(console.run("shifan:config org.shifan.plugins").contains("3000"));
    }

    @Test
    public void aFunctionThatThrowsIsTakenOutAndTheVersionBeforeServesOn() throws Exception {
        console.run("shifan:config-set " + FAILURES + " 1");
        assertTakenOut("throws", "4.1.0", "broken on purpose", input -> {
            throw new IllegalStateException("broken on purpose");
        });
    }

    @Test
    public void aFunctionThatBlocksIsTakenOutAndTheVersionBeforeServesOn() throws Exception {
        console.run("shifan:config-set " + TIME + " 500");
        assertTakenOut("blocks", "4.2.0", "500 ms", input -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return HALF;
        });
    }

    @Test
    public void aFunctionThatAllocatesIsTakenOutAndTheVersionBeforeServesOn() throws Exception {
        assertTakenOut("allocates", "4.3.0", "MiB", input -> {
            List<byte[]> held = new ArrayList<>();
            while (held.size() < 2_000) {
                held.add(new byte[1 << 20]);
            }
            return new ScoringShare(BigDecimal.ONE, Text.same(held.toString()));
        });
    }

    @Test
    public void aFunctionThatAsksForTwoGigabytesAtOnceIsTakenOutAndTheVersionBeforeServesOn() throws Exception {
        boolean hasRoom = Runtime.getRuntime().maxMemory() > 2_000_000_000L;
        String why = hasRoom ? "more than 32 MiB" : "more memory than there is";
        assertTakenOut("two-gigabytes", "4.8.0", why, input -> {
            byte[] all = new byte[2_000_000_000];
            return new ScoringShare(BigDecimal.ONE, Text.same("of " + all.length));
        });
    }

    @Test
    public void aFunctionThatWritesWhatItMayOnlyReadIsTakenOutAndTheVersionBeforeServesOn() throws Exception {
        console.run("shifan:config-set " + FAILURES + " 1");
        assertTakenOut("writes", "4.9.0", "UnsupportedOperationException", input -> {
            input.facts().replaceAll((fact, value) -> BigDecimal.TEN);
            return HALF;
        });
    }

    @Test
    public void aFunctionThatAnswersNonsenseIsTakenOutAndTheVersionBeforeServesOn() throws Exception {
        console.run("shifan:config-set " + FAILURES + " 1");
        assertTakenOut(
                "nonsense", "4.4.0", "not between 0 and 1", input -> new ScoringShare(BigDecimal.TEN, HALF.reason()));
    }

    @Test
    public void aFunctionThatLeavesThreadsBehindIsTakenOutAndTheyAreEnded() throws Exception {
        List<Thread> left = new CopyOnWriteArrayList<>();
        assertTakenOut("threads", "4.5.0", "threads behind", input -> {
            for (int i = 0; i < 5; i++) {
                Thread thread = new Thread(() -> LockSupport.parkNanos(TimeUnit.HOURS.toNanos(1)), "left behind");
                left.add(thread);
                thread.start();
            }
            return HALF;
        });
        Await.until("the threads end", () -> left.size() == 5 && left.stream().noneMatch(Thread::isAlive));
    }

    /** A version that was taken out once does not come back by itself: each has its own. Its zones get an error that says why, those of others what they always get; then the version before serves. */
    private void assertTakenOut(String what, String version, String why, ScoringFunction function) throws Exception {
        givenTheSampleProvince();
        Evaluation neighbour = evaluate(KUNSHAN);
        Bundle bundle = install("ningbo-" + what, CriteriaJar.custom(version), Map.of());
        register(bundle, function);
        awaitInForce(version);
        Evaluation broken = evaluate();
        assertEquals(Verdict.ERROR, broken.verdict());
        assertTrue(broken.reasons().toString(), broken.reasons().toString().contains(why));
        Evaluation after = evaluate(KUNSHAN);
        assertEquals(neighbour.verdict(), after.verdict());
        assertEquals(neighbour.total(), after.total());
        awaitInForce("1.0.0");
        assertEquals(Verdict.PASS, evaluate().verdict());
        String told = console.run("shifan:why ningbo-" + what);
        assertTrue(told, told.contains("is taken out") && told.contains(why));
        assertTrue(console.run("shifan:doctor").contains("ningbo.half of bundle " + bundle.getBundleId()));
        String history = console.run("shifan:criteria-history ningbo-zone-provincial");
        assertTrue(history, history.contains("breaker") && history.contains(why));
    }

    private Evaluation evaluate(Subject subject) {
        return Server.does(() -> evaluations.evaluate(new EvaluationRequest(
                subject, Level.PROVINCIAL, 2014, LocalDate.of(2015, 6, 30), false, "a neighbour")));
    }

    /** By console, URL, folder and KAR, whatever the policy of signatures: no class that would run at the start is loaded. */
    @Test
    public void aBundleWithAnActivatorIsNotStartedAndItsSetIsRefusedByName() throws Exception {
        System.clearProperty(HostileActivator.RAN);
        byte[] jar = SignedJars.with(
                new CriteriaJar(
                                "ningbo-activator",
                                "2.0.0",
                                CriteriaJar.ningbo("2.0.0", "9").document())
                        .bytes(Map.of(
                                "Bundle-Activator",
                                HostileActivator.class.getName(),
                                "Import-Package",
                                "org.osgi.framework")),
                HostileActivator.class);
        Path deploy = Path.of(context.getProperty("karaf.base"), "deploy");

        try {
            start("ningbo-activator", jar);
            fail("it was started");
        } catch (BundleException e) {
            assertActivatorRefused("by console");
        }
        String problems = console.run("shifan:criteria --problems --bureau ningbo");
        assertTrue(problems, problems.contains("activator") && problems.contains(HostileActivator.class.getName()));
        installed.get(installed.size() - 1).uninstall();
        Await.until("nothing is left of it", () -> setsOfTheActivator().isEmpty());

        Path address = Files.write(file("ningbo-activator.jar"), jar);
        String refusal = console.refusal("bundle:install -s " + address.toUri());
        assertTrue(refusal, refusal.contains("ningbo-activator"));
        assertActivatorRefused("by URL");
        find("ningbo-activator").orElseThrow().uninstall();
        Await.until("nothing is left of it", () -> setsOfTheActivator().isEmpty());

        Path dropped = Files.write(deploy.resolve("ningbo-activator.jar"), jar);
        assertActivatorRefused("by folder");
        Files.delete(dropped);
        // Its set a moment later, which would be taken for that of the KAR.
        Await.until(
                "it goes with its file",
                () -> find("ningbo-activator").isEmpty() && setsOfTheActivator().isEmpty());

        Path kar = Files.write(
                deploy.resolve("ningbo-activators.kar"),
                SignedJars.kar("ningbo-activators", Map.of("ningbo-activator", jar)));
        try {
            assertActivatorRefused("by KAR");
            // Its bundle is there a moment before it is.
            Await.until("the KAR is listed", () -> console.run("kar:list").contains("ningbo-activators"));
        } finally {
            console.run("kar:uninstall ningbo-activators");
            Files.deleteIfExists(kar);
        }
        Await.until("it goes with its KAR", () -> find("ningbo-activator").isEmpty());

        assertEquals("1.0.0", inForce().orElseThrow().version());
    }

    private void assertActivatorRefused(String way) throws Exception {
        Await.until(
                way,
                () -> setsOfTheActivator().stream()
                        .anyMatch(set -> set.state() == CriteriaState.REFUSED
                                && set.problems().get(0).message().key().equals("conformance.activator")));
        assertNull(way, System.getProperty(HostileActivator.RAN));
        assertNotEquals(Bundle.ACTIVE, find("ningbo-activator").orElseThrow().getState());
    }

    private List<CriteriaSet> setsOfTheActivator() {
        return criteria.sets().stream()
                .filter(set -> set.bundle().startsWith("ningbo-activator "))
                .toList();
    }

    private Optional<Bundle> find(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    @Test
    public void aComponentWhoseConstructorLoopsIsGivenUpInTimeAndTheVersionBeforeServesOn() throws Exception {
        console.run("shifan:config-set " + TIME + " 500");
        long began = System.nanoTime();
        Bundle bundle = start("ningbo-constructor", component("ningbo-constructor", "4.6.0", ""));
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 20);
        awaitState("4.6.0", CriteriaState.WAITING);
        assertEquals(Bundle.ACTIVE, bundle.getState());
        String why = console.run("shifan:why ningbo-constructor");
        assertTrue(why, why.contains("component ningbo.half of bundle " + bundle.getBundleId() + " is taken out"));
        assertEquals("1.0.0", inForce().orElseThrow().version());
        assertEquals(Verdict.PASS, evaluate().verdict());
    }

    @Test
    public void aComponentThatWantsToBeMadeAtTheStartIsNotMade() throws Exception {
        long began = System.nanoTime();
        start("ningbo-immediate", component("ningbo-immediate", "4.7.0", " immediate='true'"));
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began) < 20);
        awaitState("4.7.0", CriteriaState.WAITING);
        Path log = Path.of(context.getProperty("karaf.log"), "karaf.log");
        Await.until("the log says why", () -> Files.readString(log).contains("is not made at the start of the bundle"));
        assertEquals(Verdict.PASS, evaluate().verdict());
    }

    /** A bundle whose scoring function is a component of the class that cannot be made. */
    private static byte[] component(String name, String version, String attribute) throws Exception {
        String description = """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="ningbo.half"%s>
                  <implementation class="%s"/>
                  <service><provide interface="org.shifan.api.criteria.ScoringFunction"/></service>
                  <property name="shifan.scoring.function.name" value="ningbo.half"/>
                </scr:component>
                """.formatted(attribute, HostileConstructor.class.getName());
        byte[] jar = new CriteriaJar(name, version, CriteriaJar.custom(version).document())
                .bytes(Map.of(
                        "Import-Package",
                        "org.shifan.api.criteria, org.shifan.api.text",
                        "Service-Component",
                        "OSGI-INF/half.xml"));
        return SignedJars.with(
                SignedJars.with(jar, HostileConstructor.class),
                "OSGI-INF/half.xml",
                description.getBytes(StandardCharsets.UTF_8));
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

    @Test
    public void aCallThatEndsTheServerIsFoundInAJarInsideTheBundle() throws Exception {
        byte[] inner = SignedJars.with(SignedJars.empty(), HostileExit.class);
        byte[] jar = new CriteriaJar(
                        "ningbo-nested",
                        "2.1.0",
                        CriteriaJar.ningbo("2.1.0", "9").document())
                .bytes(Map.of("Bundle-ClassPath", ".,lib/inner.jar"));
        start("ningbo-nested", SignedJars.with(jar, "lib/inner.jar", inner));
        awaitState("2.1.0", CriteriaState.REFUSED);
        String problems = console.run("shifan:criteria --problems --bureau ningbo");
        assertTrue(problems, problems.contains("lib/inner.jar") && problems.contains("exit"));
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
