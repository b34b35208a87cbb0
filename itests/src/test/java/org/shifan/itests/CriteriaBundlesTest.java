// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.osgi.framework.Bundle;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

/** Criteria bundles that come, change, break and go while the container runs. */
public class CriteriaBundlesTest extends CriteriaOfNingbo {

    private static final String LOOP_REPORT = "shifan.loop.report";

    private final List<Bundle> installed = new ArrayList<>();
    private Path file;

    @Override
    @Configuration
    public Option[] configuration() {
        return OptionUtils.combine(
                super.configuration(),
                systemProperty(LOOP_REPORT)
                        .value(Path.of("target/fast-loop.md").toAbsolutePath().toString()));
    }

    @Before
    public void theFolderOfDocuments() {
        file = Path.of(context.getProperty("karaf.base"), "deploy", "ningbo.yaml");
    }

    @After
    public void nothingOfTheTestStays() throws Exception {
        for (Bundle bundle : installed) {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        }
        Files.deleteIfExists(file);
        Await.until("the bundle of the document goes", () -> deployed().isEmpty());
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
        assertEquals(
                decided, Server.does(() -> evaluations.evaluation(decided.id())).orElseThrow());
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
        assertEquals(List.of(), Neighbours.thatStopOrStartDuring(context, () -> {
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
        assertEquals(List.of(), Neighbours.thatStopOrStartDuring(context, () -> {
            console.run("feature:install shifan-criteria-jiangsu");
            console.run("feature:uninstall shifan-criteria-jiangsu");
        }));
    }

    /** A few swaps of each kind; the profile soak does two hundred. */
    @Test
    public void swapsOfEveryKindUnderLoadFailNoCallAndMixNoVersions() throws Exception {
        assertEquals(List.of(), Neighbours.thatStopOrStartDuring(context, () -> {
            try (SwapUnderLoad office = new SwapUnderLoad(this);
                    CallLoad load = new CallLoad(office.calls().kinds())) {
                SwapRun run = new SwapRun(load, 1, table -> {});
                office.bundles(run, "", 2, 1_000);
                office.features(run, "", 1, 1_000);
                office.assertSound(run);
                assertTrue("calls: " + run.calls(), run.calls() > 100);
                assertTrue(
                        "versions: " + office.calls().versions(), office.calls().versions() > 5);
            }
        }));
    }

    @Test
    public void aDocumentDroppedIntoDeployBecomesABundleThatFollowsTheFileAndGoesWithIt() throws Exception {
        Files.writeString(file, CriteriaJar.ningbo("1.0.0", "7").document());
        awaitInForce("1.0.0");
        List<Bundle> first = deployed();
        assertEquals(1, first.size());
        assertEquals(Verdict.PASS, evaluate().verdict());
        Files.writeString(file, CriteriaJar.ningbo("2.0.0", "9").document());
        awaitInForce("2.0.0");
        assertEquals("updated in place", first, deployed());
        assertEquals(Verdict.FAIL, evaluate().verdict());
        Files.delete(file);
        Await.until("nothing in force", () -> inForce().isEmpty());
    }

    @Test
    public void aBrokenChangeInDeployIsRefusedWithFileLineAndReasonAndTheOldOneServesOnUntilItIsMended()
            throws Exception {
        Files.writeString(file, CriteriaJar.ningbo("1.0.0", "7").document());
        awaitInForce("1.0.0");
        Files.writeString(file, CriteriaJar.broken("any", "2.0.0").document());
        assertRefused("2.0.0");
        assertEquals(CriteriaState.HELD, inForce().orElseThrow().state());
        assertEquals("1.0.0", evaluate().receipt().version());
        Files.writeString(file, CriteriaJar.ningbo("2.1.0", "9").document());
        awaitInForce("2.1.0");
    }

    @Test
    public void everyBadDocumentInABundleIsRefusedByNameAndWhatIsInForceStays() throws Exception {
        install(CriteriaJar.ningbo("1.0.0", "7"));
        awaitInForce("1.0.0");
        for (BadDocument bad : BadDocument.all()) {
            Bundle bundle = context.installBundle("test:" + bad.id(), CriteriaJar.stream(bad));
            installed.add(bundle);
            bundle.start();
            awaitRefusal(bad);
        }
        assertEquals("1.0.0", evaluate().receipt().version());
    }

    /** All at once. A workbook that cannot be read may be one that is still being copied: it waits, and the log says why. */
    @Test
    public void everyBadDocumentInDeployIsRefusedByNameAndWhatIsInForceStays() throws Exception {
        Files.writeString(file, "\uFEFF" + CriteriaJar.ningbo("1.0.0", "7").document());
        awaitInForce("1.0.0");
        List<Path> dropped = new ArrayList<>();
        try {
            for (BadDocument bad : BadDocument.all()) {
                dropped.add(Files.write(file.resolveSibling(bad.id() + "." + bad.ending()), bad.content()));
            }
            for (BadDocument bad : BadDocument.all()) {
                if (bad.ending().equals("yaml")) {
                    awaitRefusal(bad);
                } else {
                    Path log = Path.of(context.getProperty("karaf.log"), "karaf.log");
                    Await.until(
                            "the log tells of " + bad.id(),
                            () -> Files.readAllLines(log).stream()
                                    .anyMatch(line -> line.contains(bad.id()) && line.contains(bad.said())));
                }
            }
            assertEquals("1.0.0", evaluate().receipt().version());
        } finally {
            for (Path each : dropped) {
                Files.delete(each);
            }
        }
        Await.until("nothing is left of them", () -> bad("ningbo-bad-").isEmpty());
    }

    /** Every save, on a machine that has nothing else to do; the table goes to {@code itests/target/fast-loop.md}. */
    @Test
    public void whatADeveloperSavesIsAtWorkWithinTwoSeconds() throws Exception {
        FastLoop loop = new FastLoop();
        DevelopersFolder folder = new DevelopersFolder(file("written"), api());
        folder.compile("0.1");
        folder.save("7");
        DevelopmentWatch watches = service(DevelopmentWatch.class);
        try (DevelopmentWatch.Watch watch = Server.does(() -> watches.watch(folder.path(), turn -> {}))) {
            awaitInForce("1.0.0");
            loop.measure(
                    "the document of a module, with dev-watch",
                    9,
                    time -> folder.save(time % 2 == 0 ? "7" : "1"),
                    time -> draft().verdict() == (time % 2 == 0 ? Verdict.FAIL : Verdict.PASS));
            loop.measure(
                    "a recompiled class, with dev-watch",
                    7,
                    time -> folder.compile("0." + (time + 1)),
                    time -> draft().total().intValue() == time + 1);
        }
        Await.until("nothing in force", () -> inForce().isEmpty());
        Files.writeString(file, CriteriaJar.ningbo("1.0.0", "7").document());
        awaitInForce("1.0.0");
        loop.measure(
                "a document of a higher version in deploy/",
                7,
                time -> Files.writeString(
                        file, CriteriaJar.ningbo("8." + time + ".0", "7").document()),
                time -> draft().receipt().version().equals("8." + time + ".0"));
        Files.writeString(Path.of(System.getProperty(LOOP_REPORT)), loop.table());
    }

    private Path api() throws Exception {
        try (Stream<Path> jars = Files.find(
                Path.of(context.getProperty("karaf.base"), "system/org/shifan/shifan-api"),
                2,
                (path, is) -> path.toString().endsWith(".jar"))) {
            return jars.findFirst().orElseThrow();
        }
    }

    private Evaluation draft() {
        return evaluate(false);
    }

    private void awaitRefusal(BadDocument bad) throws Exception {
        Await.until("a set of " + bad.id(), () -> !bad(bad.id()).isEmpty());
        CriteriaSet set = bad(bad.id()).get(0);
        assertEquals(bad.id() + " " + set.problems(), CriteriaState.REFUSED, set.state());
        List<String> told =
                set.problems().stream().map(problem -> problem.in(Language.EN)).toList();
        assertTrue(bad.id() + ": " + told, told.stream().anyMatch(problem -> problem.contains(bad.said())));
        assertEquals(bad.id(), "1.0.0", inForce().orElseThrow().version());
    }

    private List<CriteriaSet> bad(String id) {
        return criteria.sets().stream()
                .filter(set -> set.state() != CriteriaState.RETIRED)
                .filter(set -> set.bundle().contains(id))
                .toList();
    }

    @Test
    public void aKarThatTheCommandMakesIsInForceWhenItLiesInDeployAndGoesWithIt() throws Exception {
        Path document = file("ningbo-kar.yaml");
        Files.writeString(document, CriteriaJar.ningbo("7.0.0", "7").document());
        Path kar =
                Path.of(console.run("shifan:criteria-bundle --kar " + document).strip());
        assertEquals(
                "shifan.criteria.ningbo-zone-provincial-7.0.0.kar",
                kar.getFileName().toString());
        Path deployed = file.resolveSibling(kar.getFileName());
        Files.move(kar, deployed);
        try {
            awaitInForce("7.0.0");
            assertEquals(Verdict.PASS, evaluate().verdict());
            assertEquals("7.0.0", evaluate().receipt().version());
        } finally {
            Files.deleteIfExists(deployed);
        }
        Await.until("the bundle of the KAR goes", () -> deployed().isEmpty());
    }

    @Test
    public void theSchemaOfTheCommandIsTheOneThatComesAlong() throws Exception {
        Path written = Path.of(
                console.run("shifan:criteria-schema " + file("mine.json")).strip());
        Path shipped = Path.of(System.getProperty("karaf.home"), "doc", "shifan-criteria-1.schema.json");
        assertEquals(Files.readString(shipped), Files.readString(written));
        assertTrue(Files.readString(written).contains("\"$schema\""));
    }

    @Test
    public void everyAnalysisAnswersForTheSampleProvince() throws Exception {
        givenTheSampleProvince();
        new AnalysesInContainer(console).answer();
    }

    /** The walk of docs/criteria-sheet-walk.md: a mistake of typing, a wrong case, two persons, a zone that is scored. */
    @Test
    public void anOfficerGoesFromABlankSheetToCriteriaThatTwoPersonsPutInForce() throws Exception {
        String wrong = problems(typed("10分", "8"));
        assertTrue(wrong, wrong.contains("officer.xlsx:评分表 scoring!") && wrong.contains("10分"));
        wrong = problems(typed("10", "7"));
        assertTrue(wrong, wrong.contains("用例 cases!") && wrong.contains("expected 7, was 8"));
        Path sheet = typed("10", "8");
        assertEquals("", problems(sheet));
        String accepted = console.run("shifan:criteria-check " + sheet);
        assertTrue(accepted, accepted.contains("would be accepted"));
        Path deployed = file.resolveSibling("officer.xlsx");
        console.run("shifan:config-set org.shifan.criteria/approval second-person");
        try {
            Files.copy(sheet, deployed);
            awaitState("6.0.0", CriteriaState.CHECKED);
            console.run("shifan:criteria-submit --reason typed ningbo-sheet-provincial");
            String refusal = console.refusal("shifan:criteria-approve --reason agreed ningbo-sheet-provincial");
            assertTrue(refusal, refusal.contains("'tester' stands behind the submission"));
            console.of("another").run("shifan:criteria-approve --reason agreed ningbo-sheet-provincial");
            awaitInForce("6.0.0");
            Evaluation evaluation = evaluate();
            assertEquals(Verdict.PASS, evaluation.verdict());
            assertEquals(0, new BigDecimal("8").compareTo(evaluation.total()));
        } finally {
            console.run("shifan:config-set org.shifan.criteria/approval none");
            Files.deleteIfExists(deployed);
        }
    }

    /** A blank sheet, filled in. */
    private Path typed(String weight, String expected) throws Exception {
        Path sheet = file("officer.xlsx");
        Files.deleteIfExists(sheet);
        console.run("shifan:criteria-sheet --blank " + sheet);
        return OfficersSheet.open(sheet).ningbo("6.0.0", weight, expected).save(sheet);
    }

    private String problems(Path sheet) throws Exception {
        return criteria.check(sheet.getFileName().toString(), Files.readAllBytes(sheet)).stream()
                .map(problem -> problem.in(Language.EN))
                .collect(Collectors.joining("\n"));
    }

    @Test
    public void theBundlesThatComeAlongAreInForceThoseWithJavaOfTheirOwnIncluded() {
        List<String> active = criteria.sets().stream()
                .filter(set -> set.state() == CriteriaState.ACTIVE)
                .map(set -> set.key().authority().value())
                .toList();
        assertTrue(
                active.toString(), active.containsAll(List.of("aqsiq", "jiangsu", "fujian", "zhejiang", "guangdong")));
    }

    private List<Bundle> deployed() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "shifan.criteria.ningbo-zone-provincial".equals(bundle.getSymbolicName()))
                .toList();
    }

    private Bundle install(CriteriaJar jar) throws Exception {
        Bundle bundle = context.installBundle("test:" + jar.name(), jar.stream());
        installed.add(bundle);
        bundle.start();
        return bundle;
    }

    /** As the bundle itself would do it: a set uses the functions of its own bundle only. */
    private static void register(Bundle bundle, ScoringFunction function) {
        Dictionary<String, Object> name = new Hashtable<>();
        name.put("shifan.scoring.function.name", "ningbo.half");
        bundle.getBundleContext().registerService(ScoringFunction.class, function, name);
    }
}
