// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

/** Criteria bundles that come, change, break and go while the container runs. */
public class CriteriaBundlesTest extends InContainer {

    private static final LocalDate AS_OF = LocalDate.of(2015, 6, 30);
    private static final CriteriaKey KEY =
            new CriteriaKey(BureauCode.of("ningbo"), Subject.Kind.ZONE, Level.PROVINCIAL);

    private CriteriaRegistry criteria;
    private EvaluationService evaluations;
    private ZoneRegistry zones;

    private final List<Bundle> installed = new ArrayList<>();
    private final List<ServiceRegistration<?>> registered = new ArrayList<>();

    @Before
    public void theBureauHasAFactOfItsOwn() {
        criteria = service(CriteriaRegistry.class);
        evaluations = service(EvaluationService.class);
        zones = service(ZoneRegistry.class);
        registered.add(context.registerService(FactProvider.class, new NingboFact(), null));
    }

    @After
    public void nothingOfTheTestStays() throws Exception {
        for (Bundle bundle : installed) {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        }
        registered.forEach(ServiceRegistration::unregister);
        Await.until("no criteria of Ningbo in force", () -> inForce().isEmpty());
    }

    @Test
    public void aBundleThatIsInstalledTakesForceAndSoDoesItsUpdate() throws Exception {
        Bundle bundle = install(CriteriaJar.ningbo("1.0.0", "7"));
        awaitInForce("1.0.0");
        assertEquals(Verdict.PASS, evaluate().verdict());
        bundle.update(CriteriaJar.ningbo("2.0.0", "9").stream());
        awaitInForce("2.0.0");
        Evaluation later = evaluate();
        assertEquals(Verdict.FAIL, later.verdict());
        assertEquals(0, new BigDecimal("8").compareTo(later.total()));
        assertEquals("2.0.0", later.receipt().version());
    }

    @Test
    public void anUninstalledBundleEvaluatesNoMoreAndWhatItDecidedStays() throws Exception {
        Bundle bundle = install(CriteriaJar.ningbo("1.0.0", "7"));
        awaitInForce("1.0.0");
        Evaluation decided = evaluate();
        bundle.uninstall();
        Await.until("nothing in force", () -> inForce().isEmpty());
        try {
            evaluate();
            fail("evaluated without criteria");
        } catch (ShifanException e) {
            assertEquals("evaluation.criteria.none", e.code());
        }
        assertEquals(decided, evaluations.evaluation(decided.id()).orElseThrow());
    }

    @Test
    public void aBrokenUpdateIsRefusedWithFileLineAndReasonAndTheOldOneServesOn() throws Exception {
        Bundle bundle = install(CriteriaJar.ningbo("1.0.0", "7"));
        awaitInForce("1.0.0");
        bundle.update(CriteriaJar.broken("ningbo-criteria", "1.1.0").stream());
        assertRefused("1.1.0");
        assertEquals("1.0.0", inForce().orElseThrow().version());
        assertEquals("1.0.0", evaluate().receipt().version());
    }

    @Test
    public void aBrokenNewBundleIsRefusedBesideTheOneInForce() throws Exception {
        install(CriteriaJar.ningbo("1.0.0", "7"));
        awaitInForce("1.0.0");
        install(CriteriaJar.broken("ningbo-criteria-next", "3.0.0"));
        assertRefused("3.0.0");
        assertEquals(CriteriaState.ACTIVE, inForce().orElseThrow().state());
        assertEquals(Verdict.PASS, evaluate().verdict());
        String printed = console.run("shifan:criteria --problems --bureau ningbo");
        assertTrue(printed, printed.contains("criteria.yaml:") && printed.contains("3.0.0"));
    }

    @Test
    public void ofTwoAcceptedSetsTheHigherVersionIsInForceInWhateverOrderTheyCame() throws Exception {
        install(CriteriaJar.ningbo("2.0.0", "9"));
        CriteriaJar lower = CriteriaJar.ningbo("1.0.0", "7");
        install(new CriteriaJar("ningbo-criteria-old", "1.0.0", lower.document()));
        awaitState("1.0.0", CriteriaState.STAGED);
        awaitInForce("2.0.0");
    }

    @Test
    public void aSetWaitsForTheFunctionThatItNamesAndTakesForceWhenItComes() throws Exception {
        Bundle bundle = install(CriteriaJar.custom("4.0.0"));
        awaitState("4.0.0", CriteriaState.WAITING);
        register(bundle, input -> new ScoringShare(new BigDecimal("0.5"), new Text("一半", "half")));
        awaitInForce("4.0.0");
        assertEquals(0, new BigDecimal("5").compareTo(evaluate().total()));
    }

    @Test
    public void aFunctionThatBreaksMakesAnErrorOfItsOwnZoneOnly() throws Exception {
        Bundle bundle = install(CriteriaJar.custom("5.0.0"));
        register(bundle, input -> {
            throw new IllegalStateException("broken on purpose");
        });
        awaitInForce("5.0.0");
        assertEquals(Verdict.ERROR, evaluate().verdict());
    }

    @Test
    public void noOtherBundleStopsOrStartsWhenCriteriaComeChangeAndGo() throws Exception {
        assertEquals(List.of(), othersThatStopOrStartDuring(() -> {
            Bundle bundle = install(CriteriaJar.ningbo("1.0.0", "7"));
            awaitInForce("1.0.0");
            bundle.update(CriteriaJar.ningbo("2.0.0", "9").stream());
            awaitInForce("2.0.0");
            bundle.uninstall();
            Await.until("nothing in force", () -> inForce().isEmpty());
        }));
    }

    /** Karaf resolves all features anew for each that is installed, and what it would wire otherwise it restarts. */
    @Test
    public void installingACriteriaFeatureRestartsNothing() throws Exception {
        assertEquals(List.of(), othersThatStopOrStartDuring(() -> {
            console.run("feature:install shifan-criteria-jiangsu");
            console.run("feature:uninstall shifan-criteria-jiangsu");
        }));
    }

    @Test
    public void theBundlesThatComeAlongAreInForceThoseWithJavaOfTheirOwnIncluded() {
        List<String> active = criteria.sets().stream()
                .filter(set -> set.state() == CriteriaState.ACTIVE)
                .map(set -> set.key().authority().value())
                .toList();
        assertTrue(active.toString(), active.containsAll(List.of("aqsiq", "jiangsu", "zhejiang", "guangdong")));
    }

    private interface Action {
        void run() throws Exception;
    }

    private List<String> othersThatStopOrStartDuring(Action action) throws Exception {
        List<String> others = Collections.synchronizedList(new ArrayList<>());
        SynchronousBundleListener listener = event -> note(event, others);
        // The system bundle's: our own might be among the restarted ones.
        BundleContext lasting = context.getBundle(0).getBundleContext();
        List<Long> before = services(lasting);
        lasting.addBundleListener(listener);
        try {
            action.run();
        } finally {
            lasting.removeBundleListener(listener);
        }
        if (others.isEmpty()) {
            assertEquals(before, services(lasting));
        }
        return others;
    }

    private static void note(BundleEvent event, List<String> others) {
        boolean ours = event.getBundle().getSymbolicName().startsWith("ningbo-");
        if (!ours && (event.getType() & (BundleEvent.STARTED | BundleEvent.STOPPED)) != 0) {
            others.add(event.getBundle().getSymbolicName() + " " + event.getType());
        }
    }

    /** A component that was made anew has another number. */
    private static List<Long> services(BundleContext context) {
        return Stream.of(
                        "org.apache.aries.jpa.template.JpaTemplate",
                        ZoneRegistry.class.getName(),
                        EvaluationService.class.getName())
                .map(type -> (Long) context.getServiceReference(type).getProperty("service.id"))
                .toList();
    }

    private Bundle install(CriteriaJar jar) throws Exception {
        Bundle bundle = context.installBundle("test:" + jar.name(), jar.stream());
        installed.add(bundle);
        bundle.start();
        return bundle;
    }

    private Optional<CriteriaSet> inForce() {
        return criteria.inForce(KEY, AS_OF);
    }

    private void awaitInForce(String version) throws Exception {
        Await.until(
                version + " in force",
                () -> inForce().filter(set -> set.version().equals(version)).isPresent());
    }

    private Optional<CriteriaSet> state(String version) {
        return criteria.sets().stream()
                .filter(set -> set.bundle().contains("ningbo-criteria") && version.equals(set.version()))
                .findFirst();
    }

    /** As the bundle itself would do it: a set uses the functions of its own bundle only. */
    private static void register(Bundle bundle, ScoringFunction function) {
        Dictionary<String, Object> name = new Hashtable<>();
        name.put("shifan.scoring.function.name", "ningbo.half");
        bundle.getBundleContext().registerService(ScoringFunction.class, function, name);
    }

    private void awaitState(String version, CriteriaState wanted) throws Exception {
        Await.until(
                version + " " + wanted,
                () -> state(version).filter(set -> set.state() == wanted).isPresent());
    }

    private void assertRefused(String version) throws Exception {
        awaitState(version, CriteriaState.REFUSED);
        List<Problem> problems = state(version).orElseThrow().problems();
        assertFalse(problems.isEmpty());
        assertTrue(problems.toString(), problems.get(0).file().endsWith("criteria.yaml"));
        assertTrue(problems.toString(), problems.get(0).line() > 0);
        assertFalse(problems.get(0).message().text().zh().isBlank());
    }

    private Evaluation evaluate() {
        Subject zone = Subject.zone(zones.zones(BureauCode.of("ningbo")).get(0).id());
        return evaluations.evaluate(new EvaluationRequest(zone, Level.PROVINCIAL, 2014, AS_OF, true, "itests"));
    }
}
