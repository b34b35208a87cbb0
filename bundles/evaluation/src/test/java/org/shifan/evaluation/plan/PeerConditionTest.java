// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** A fact in percent of a peer's beside a bound: worse than the province's industry, say. */
public class PeerConditionTest {
    private static final String BEHIND = "{fact: number.a, unit: USD, peer: number.p, at-least: 100}";

    private static Paper veto(String when) {
        return Paper.rule("{yes-no: {fact: yes.a}}")
                .with("vetoes: [{id: v, title: {zh: 否, en: V}, clause: 四(三), when: " + when + "}]");
    }

    private static Verdict verdict(Object zone, Object peer) {
        return veto(BEHIND)
                .score(Facts.of("yes.a", 1).and("number.a", zone).and("number.p", peer))
                .verdict();
    }

    @Test
    public void theBoundIsReachedToTheDigit() {
        assertThat(verdict("1.6", "1.6")).isEqualTo(Verdict.FAIL_VETO);
        assertThat(verdict("1.599999", "1.6")).isEqualTo(Verdict.PASS);
        // 100/3 percent of 3 is 1: no rounded quotient says so.
        assertThat(Paper.rule("{any-of: {conditions: [{fact: number.a, unit: USD, peer: number.p, above: 33.333333}]}}")
                        .score(Facts.of("number.a", 1).and("number.p", 3))
                        .total())
                .isEqualByComparingTo("10");
    }

    @Test
    public void ofAPeersZeroNothingIsAPartAndItIsNotDecided() {
        Scoring scoring =
                veto(BEHIND).score(Facts.of("yes.a", 1).and("number.a", 1).and("number.p", 0));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.missing()).singleElement().satisfies(gap -> {
            assertThat(gap.fact().value()).isEqualTo("number.p");
            assertThat(gap.reason().en()).contains("by which nothing can be divided");
        });
    }

    @Test
    public void aMissingFactLeavesItOpenAndIsNamed() {
        Scoring scoring = veto(BEHIND).score(Facts.of("yes.a", 1).and("number.a", 1));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.missing()).extracting(gap -> gap.fact().value()).containsExactly("number.p");
    }

    @Test
    public void theTraceShowsBothNumbersAndThePercent() {
        Scoring scoring = Paper.rule(
                        "{all-of: {conditions: [{fact: number.a, unit: USD, peer: number.p, below: 100}]}}")
                .score(Facts.of("number.a", 2).and("number.p", 4));
        assertThat(scoring.parts().get(0).items().get(0).formula().en())
                .contains("Fact number.a ÷ Fact number.p × 100 < 100 %");
        assertThat(scoring.parts().get(0).items().get(0).computation().en()).contains("2 ÷ 4 × 100 = 50");
    }

    @Test
    public void bothHaveTheSameUnitAndTheFormReadBackIsTheSame() {
        assertThat(veto(BEHIND.replace("number.p", "count.c")).compilation().problems())
                .extracting(p -> p.message().key())
                .containsExactly("criteria.fact.unit");
        assertThat(RandomSet.replayed(veto(BEHIND)).digest())
                .isEqualTo(veto(BEHIND).plan().digest());
    }

    @Test
    public void itHasExactlyOneBoundAndIsOfTheYearItself() {
        assertThat(Paper.told(veto(BEHIND.replace(", at-least: 100", "")).read().problems()))
                .contains("at-least, at-most, above, below");
        assertThat(Paper.told(veto(BEHIND.replace("at-least: 100", "at-least: 100, years: 2"))
                        .read()
                        .problems()))
                .contains("years");
    }
}
