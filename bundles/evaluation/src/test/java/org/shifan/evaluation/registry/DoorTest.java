// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Language;
import org.shifan.api.text.Text;
import org.shifan.evaluation.code.BundleClasses;
import org.shifan.evaluation.code.ExitingFunction;
import org.shifan.evaluation.code.LoopingConstructor;
import org.shifan.evaluation.code.LoopingFunction;
import org.shifan.evaluation.code.SampleJar;
import org.shifan.evaluation.code.ThrowingFunction;
import org.shifan.evaluation.plugin.QuickPlugIns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** Golden cases that a bundle brings are tried before its set can be in force. */
public class DoorTest {
    private static final String FILE = "SHIFAN-INF/cases/jiangsu.yaml";

    private final Registry registry = new Registry(QuickPlugIns.make());

    private void start(String version, String cases) {
        byte[] document = SampleDocument.version(version).bytes();
        registry.criteria.started(
                bundle(7, version), source(document, Map.of(FILE, cases.getBytes(StandardCharsets.UTF_8))));
    }

    private void startAlone(String version, String cases) {
        registry.start(7, version, (SampleDocument.version(version).text() + cases).getBytes(StandardCharsets.UTF_8));
    }

    private static String inside(String expectation) {
        return "cases:\n  - {name: eighty, year: 2015, as-of: 2016-03-01, facts: {test.count: 80}, expect: {"
                + expectation + "}}\n";
    }

    private static String expecting(String expectation) {
        return "year: 2015\nas-of: 2016-03-01\nfacts: {test.count: 80}\ncases:\n  - {name: eighty, expect: {"
                + expectation + "}}\n";
    }

    @Test
    public void aSetWhoseCasesHoldIsAccepted() {
        start("1.0.0", expecting("verdict: PASS, total: 80"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void oneWrongExpectationKeepsTheSetOutAndTheOldInForce() {
        start("1.0.0", expecting("verdict: PASS, total: 80"));
        start("1.1.0", expecting("verdict: PASS, total: 81"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains(FILE)
                .contains("eighty")
                .contains("total: expected 81, was 80");
    }

    @Test
    public void casesThatCannotBeReadKeepTheSetOut() {
        start("1.0.0", "cases: [{name: a, expect: {verdit: PASS}}]");
        assertThat(registry.inForce()).isEqualTo("none");
        assertThat(registry.problems(CriteriaState.REFUSED)).contains(FILE).contains("did you mean 'verdict'");
    }

    @Test
    public void aDocumentAloneCarriesItsCases() {
        startAlone("1.0.0", inside("verdict: PASS, total: 80"));
        startAlone("1.0.1", inside("verdict: PASS, total: 81"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("SHIFAN-INF/criteria.yaml:24:5: cases[0]: the golden case 'eighty' does not hold: "
                        + "total: expected 81, was 80");
    }

    @Test
    public void casesAloneAreAPatch() {
        startAlone("1.0.0", "");
        startAlone("1.0.1", inside("verdict: PASS"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.1");
    }

    @Test
    public void anotherCaseIsAnotherContent() {
        startAlone("1.0.0", inside("verdict: PASS"));
        startAlone("1.0.0", inside("verdict: PASS, total: 80"));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("1.0.0")
                .contains("accepted with another content");
    }

    @Test
    public void theCasesOfADocumentThatIsOnlyCheckedAreTriedToo() {
        String document = SampleDocument.version("1.0.0").text() + inside("total: 81");
        assertThat(registry.criteria.check("new.yaml", document.getBytes(StandardCharsets.UTF_8)))
                .first()
                .satisfies(problem -> assertThat(problem.in(Language.EN))
                        .startsWith("new.yaml:24:5: cases[0]: ")
                        .contains("expected 81, was 80"));
    }

    /** The set in force is sound; the one that comes beside it is scored by Java of its own. */
    private String refusedWithJava(ScoringFunction function, byte[] jar) throws Exception {
        start("1.0.0", expecting("verdict: PASS, total: 80"));
        registry.register(8, "jiangsu.own", function);
        byte[] document =
                SampleDocument.version("1.1.0").function("jiangsu.own").bytes();
        byte[] cases = expecting("verdict: PASS").getBytes(StandardCharsets.UTF_8);
        long began = System.nanoTime();
        registry.criteria.started(bundle(8, "org.example.own", "1.1.0"), source(document, Map.of(FILE, cases), jar));
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(20);
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        return registry.problems(CriteriaState.REFUSED);
    }

    private static ScoringShare half(ScoringInput input) {
        return new ScoringShare(new BigDecimal("0.5"), Text.same("half"));
    }

    @Test
    public void aFunctionThatLoopsInItsGoldenCaseKeepsTheSetOutInTime() throws Exception {
        assertThat(refusedWithJava(new LoopingFunction(), null))
                .contains(FILE, "eighty", "jiangsu.own took longer than " + QuickPlugIns.MILLIS + " ms");
    }

    @Test
    public void aFunctionThatThrowsInItsGoldenCaseKeepsTheSetOutWithItsWords() throws Exception {
        assertThat(refusedWithJava(new ThrowingFunction(), null))
                .contains(FILE, "eighty", "jiangsu.own: broken on purpose");
    }

    @Test
    public void aFunctionThatCannotBeMadeFromItsBundleInTimeKeepsTheSetOut() throws Exception {
        assertThat(refusedWithJava(DoorTest::half, SampleJar.of("jiangsu.own", LoopingConstructor.class, "")))
                .contains("jiangsu.own took longer than " + QuickPlugIns.MILLIS + " ms");
    }

    @Test
    public void aBundleThatWouldEndTheServerIsNotRunAtTheDoor() throws Exception {
        assertThat(refusedWithJava(DoorTest::half, SampleJar.of("jiangsu.own", ExitingFunction.class, "")))
                .contains("jiangsu.own", "java.lang.System.exit");
    }

    @Test
    public void aFactThatNoRuleReadsKeepsTheSetOut() {
        start("1.0.0", expecting("verdict: PASS").replace("{test.count: 80}", "{test.count: 80, other.count: 1}"));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("no rule reads")
                .contains("other.count");
    }

    /** So it is after an upgrade to a server whose checks find more: the bundle is the same, and it was accepted. */
    @Test
    public void aSetInForceWhoseBundleIsRefusedAfterARestartStaysInForceFromTheArchive() {
        DocumentSource before = source(SampleDocument.version("1.0.0").bytes());
        registry.criteria.started(bundle(7, "1.0.0"), before);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");

        Registry after = Registry.afterRestartOf(registry);
        after.criteria.started(bundle(7, "1.0.0"), withAHiddenJar(before));
        assertThat(after.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(after.states()).containsExactlyInAnyOrder("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.0.0 REFUSED");
        assertThat(after.problems(CriteriaState.REFUSED)).contains("lib/none.jar", "is no jar");

        // What was never accepted has nothing to stay in force.
        Registry anew = new Registry(QuickPlugIns.make());
        anew.criteria.started(bundle(7, "1.0.0"), withAHiddenJar(before));
        assertThat(anew.inForce()).isEqualTo("none");
    }

    private static DocumentSource withAHiddenJar(DocumentSource source) {
        return new DocumentSource() {
            @Override
            public String file() {
                return source.file();
            }

            @Override
            public Optional<byte[]> bytes() throws IOException {
                return source.bytes();
            }

            @Override
            public BundleClasses.Found classes() {
                return BundleClasses.of(
                        List.of("lib/none.jar"), path -> new ByteArrayInputStream(new byte[1]), Map.of());
            }
        };
    }
}
