// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Items that do not apply to a subject, and what becomes of their weight. */
public class NotApplicableTest {
    private static final String YES_A = "{yes-no: {fact: yes.a}}";

    private static String leaves(String then) {
        return "not-applicable: {when: {fact: yes.none, is: yes}, then: " + then + "}";
    }

    @Test
    public void fullGivesItsWeight() {
        Paper paper =
                Paper.of(Paper.item("a", 4, YES_A, leaves("full")), Paper.item("b", 6, "{yes-no: {fact: yes.b}}"));
        Scoring scoring = paper.score(Facts.of("yes.none", 1).and("yes.b", 0).and("yes.a", 0));
        Evaluation.Item item = scoring.parts().get(0).items().get(0);
        assertThat(item.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(item.points()).isNull();
        assertThat(item.lowest()).isEqualByComparingTo("4");
        assertThat(scoring.total()).isEqualByComparingTo("4");
        assertThat(item.computation().en()).isEqualTo("does not apply: Fact yes.none: yes ✓; 4.00 points");
    }

    @Test
    public void spreadGivesItsWeightToTheOthersInProportion() {
        Paper paper = Paper.of(
                Paper.item("a", 4, YES_A, leaves("spread")),
                Paper.item("b", 4, "{yes-no: {fact: yes.b}}"),
                Paper.item("c", 2, "{yes-no: {fact: yes.c}}"));
        Scoring scoring = paper.score(Facts.of("yes.none", 1).and("yes.b", 1).and("yes.c", 0));
        assertThat(scoring.total()).isEqualByComparingTo("6.67");
        Evaluation.Item b = scoring.parts().get(0).items().get(1);
        assertThat(b.maximum()).isEqualByComparingTo("6.67");
        assertThat(b.computation().en())
                .isEqualTo("Fact yes.b: yes ✓ → 4 points; × ≈1.666667 for items that do not apply; rounded 6.67");
        assertThat(scoring.parts().get(0).items().get(0).maximum()).isEqualByComparingTo("0");
    }

    @Test
    public void anItemThatAppliesIsScoredAsUsual() {
        Paper paper =
                Paper.of(Paper.item("a", 4, YES_A, leaves("spread")), Paper.item("b", 6, "{yes-no: {fact: yes.b}}"));
        Scoring scoring = paper.score(Facts.of("yes.none", 0).and("yes.a", 1).and("yes.b", 0));
        assertThat(scoring.total()).isEqualByComparingTo("4");
    }

    @Test
    public void whetherItAppliesMayBeUndecided() {
        Paper paper =
                Paper.of(Paper.item("a", 4, YES_A, leaves("spread")), Paper.item("b", 6, "{yes-no: {fact: yes.b}}"));
        Scoring scoring = paper.pass(7).score(Facts.of("yes.a", 0).and("yes.b", 1));
        assertThat(scoring.lowest()).isEqualByComparingTo("6");
        assertThat(scoring.highest()).isEqualByComparingTo("10");
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.missing())
                .singleElement()
                .satisfies(gap -> assertThat(gap.fact().value()).isEqualTo("yes.none"));
    }

    @Test
    public void weightThatMayBeSpreadIsNotPossibleTwice() {
        String spread = leaves("spread").replace("yes.none", "yes.x");
        Paper paper = Paper.of(
                Paper.item("a", 4, YES_A, leaves("spread")),
                Paper.item("b", 3, "{yes-no: {fact: yes.b}}", spread),
                Paper.item("c", 3, "{yes-no: {fact: yes.c}}"));
        Scoring scoring = paper.score(Facts.of("yes.a", 1));
        assertThat(scoring.highest()).isEqualByComparingTo("10");
        assertThat(scoring.parts().get(0).highest().toPlainString()).isEqualTo("10.00");
        assertThat(scoring.lowest()).isEqualByComparingTo("0");
    }

    @Test
    public void undecidedFullLiesBetweenItsPointsAndItsWeight() {
        Paper paper =
                Paper.of(Paper.item("a", 4, YES_A, leaves("full")), Paper.item("b", 6, "{yes-no: {fact: yes.b}}"));
        Scoring scoring = paper.score(Facts.of("yes.a", 0).and("yes.b", 0));
        assertThat(scoring.lowest()).isEqualByComparingTo("0");
        assertThat(scoring.highest()).isEqualByComparingTo("4");
    }

    @Test
    public void aKeyItemThatDoesNotApplyIsMet() {
        Paper paper = Paper.of(
                Paper.item("a", 4, YES_A, leaves("spread"), "key: {points: 4}"),
                Paper.item("b", 6, "{yes-no: {fact: yes.b}}"));
        Scoring scoring = paper.score(Facts.of("yes.none", 1).and("yes.b", 1));
        assertThat(scoring.verdict()).isEqualTo(Verdict.PASS);
        assertThat(scoring.parts().get(0).items().get(0).met()).isTrue();
    }

    @Test
    public void aKeyItemIsMetByItsOwnPointsNotBySpreadWeight() {
        String half = "{linear: {fact: number.b, unit: USD, from: {at: 0, points: 0}, to: {at: 10, points: 6}}}";
        Paper paper =
                Paper.of(Paper.item("a", 4, YES_A, leaves("spread")), Paper.item("b", 6, half, "key: {points: 5}"));
        Scoring scoring = paper.pass(5).score(Facts.of("yes.none", 1).and("number.b", 8));
        assertThat(scoring.total()).isEqualByComparingTo("8");
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(scoring.reasons().get(0).en())
                .isEqualTo("Key item 'Item b' has 4.8 points; at least 5 are required");
    }
}
