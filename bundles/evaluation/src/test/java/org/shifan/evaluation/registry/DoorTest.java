// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** Golden cases that a bundle brings are tried before its set can be in force. */
public class DoorTest {
    private static final String FILE = "SHIFAN-INF/cases/jiangsu.yaml";

    private final Registry registry = new Registry();

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

    @Test
    public void aFactThatNoRuleReadsKeepsTheSetOut() {
        start("1.0.0", expecting("verdict: PASS").replace("{test.count: 80}", "{test.count: 80, other.count: 1}"));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("no rule reads")
                .contains("other.count");
    }
}
