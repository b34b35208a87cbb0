// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.nio.charset.StandardCharsets;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Evaluation.VetoState;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** A value that may not be used any more is an error until it is renewed, and not merely unknown. */
public class ExpiredFactsTest {
    private static final Facts EXPIRED =
            Facts.none().expired("yes.a", "valid until 2014-12-31").and("yes.b", 1);

    @Test
    public void anItemOverItIsAnErrorThatSaysWhy() {
        Scoring scoring = Paper.rule("{yes-no: {fact: yes.a}}").score(EXPIRED);
        assertThat(scoring.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(scoring.reasons().get(0).en())
                .isEqualTo("Item 'Item only' could not be computed: Fact yes.a cannot be used: valid until 2014-12-31");
    }

    @Test
    public void soItIsWhereAnotherFactWouldDecide() {
        String any = "{any-of: {conditions: [{fact: yes.b, is: yes}, {fact: yes.a, is: yes}]}}";
        assertThat(Paper.rule(any).score(EXPIRED).verdict()).isEqualTo(Verdict.ERROR);
        assertThat(Paper.rule("{best-of: [{yes-no: {fact: yes.b}}, {yes-no: {fact: yes.a}}]}")
                        .score(EXPIRED)
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    public void anItemThatDoesNotApplyNeedsNoFact() {
        String leaves = "not-applicable: {when: {fact: yes.b, is: yes}, then: full}";
        Scoring scoring = Paper.of(Paper.item("only", 10, "{yes-no: {fact: yes.a}}", leaves))
                .score(EXPIRED);
        assertThat(scoring.parts().get(0).items().get(0).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        String expired = "not-applicable: {when: {fact: yes.a, is: yes}, then: full}";
        assertThat(Paper.of(Paper.item("only", 10, "{yes-no: {fact: yes.b}}", expired))
                        .score(EXPIRED)
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    public void aVetoOverItIsAnErrorToo() {
        Scoring scoring = Paper.rule("{yes-no: {fact: yes.b}}")
                .with("vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六, when: {fact: yes.a, is: no}}]")
                .score(EXPIRED);
        assertThat(scoring.vetoes().get(0).state()).isEqualTo(VetoState.ERROR);
        assertThat(scoring.verdict()).isEqualTo(Verdict.ERROR);
    }

    @Test
    public void theSnapshotSaysSo() {
        assertThat(new String(EXPIRED.snapshot().canonical(), StandardCharsets.UTF_8))
                .contains("\"expired\":true");
        assertThat(new String(Facts.none().missing("yes.a", "x").snapshot().canonical(), StandardCharsets.UTF_8))
                .doesNotContain("expired");
    }
}
