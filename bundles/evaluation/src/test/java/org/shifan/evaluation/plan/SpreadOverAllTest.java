// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** The weight of what does not apply is spread over all items of the document. */
public class SpreadOverAllTest {
    private static final String A = "{yes-no: {fact: yes.a}}";
    private static final String B = "{yes-no: {fact: yes.b}}";
    private static final String C = "{yes-no: {fact: yes.c}}";

    private static String leaves(String fact, String then) {
        return "not-applicable: {when: {fact: " + fact + ", is: yes}, then: " + then + "}";
    }

    private static Paper two() {
        return new Paper()
                .part("one", "", Paper.item("a", 20, A, leaves("yes.none", "spread-all")), Paper.item("b", 30, B))
                .part("two", "", Paper.item("c", 50, C))
                .total(100)
                .pass(60);
    }

    @Test
    public void everyOtherItemGrowsInProportion() {
        Scoring scoring = two().score(Facts.of("yes.none", 1).and("yes.b", 1).and("yes.c", 0));
        assertThat(scoring.total()).isEqualByComparingTo("37.5");
        assertThat(scoring.parts())
                .extracting(Evaluation.Part::maximum)
                .extracting(BigDecimal::toPlainString)
                .containsExactly("37.50", "62.50");
        assertThat(two().score(Facts.of("yes.none", 1).and("yes.b", 1).and("yes.c", 1))
                        .total())
                .isEqualByComparingTo("100");
    }

    @Test
    public void whileItAppliesNothingGrows() {
        Scoring scoring = two().score(
                        Facts.of("yes.none", 0).and("yes.a", 0).and("yes.b", 1).and("yes.c", 1));
        assertThat(scoring.total()).isEqualByComparingTo("80");
    }

    @Test
    public void whetherItAppliesIsOwedToTheItemsOfEveryPart() {
        Scoring scoring = two().score(Facts.of("yes.a", 0).and("yes.b", 0).and("yes.c", 1));
        assertThat(scoring.lowest()).isEqualByComparingTo("50");
        assertThat(scoring.highest()).isEqualByComparingTo("62.5");
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.missing())
                .singleElement()
                .satisfies(gap -> assertThat(gap.items()).containsExactly("c"));
    }

    @Test
    public void bothWaysOfSpreadingTogetherKeepTheTotal() {
        Paper paper = new Paper()
                .part(
                        "one",
                        "",
                        Paper.item("a", 20, A, leaves("yes.none", "spread-all")),
                        Paper.item("b", 10, B, leaves("yes.none", "spread")),
                        Paper.item("c", 20, C))
                .part("two", "", Paper.item("d", 50, A))
                .total(100);
        Scoring scoring = paper.score(Facts.of("yes.none", 1).and("yes.c", 1).and("yes.a", 1));
        assertThat(scoring.total()).isEqualByComparingTo("100");
        assertThat(scoring.parts().get(0).items().get(2).computation().en()).contains("× 1.875");
    }

    @Test
    public void roundingNeverMakesMoreThanAllWeightTogether() {
        Paper paper = new Paper()
                .part("one", "", Paper.item("a", 2, A, leaves("yes.none", "spread-all")), Paper.item("b", 2, B))
                .part("two", "", Paper.item("c", 2, C))
                .part("three", "", Paper.item("d", 4, C))
                .total(10)
                .rounding("{item: 0, total: 0, mode: half-up}");
        Scoring scoring = paper.score(Facts.of("yes.none", 1).and("yes.b", 1).and("yes.c", 1));
        assertThat(scoring.parts())
                .extracting(Evaluation.Part::points)
                .extracting(BigDecimal::toPlainString)
                .containsExactly("3", "3", "5");
        assertThat(scoring.total()).isEqualByComparingTo("10");
    }

    @Test
    public void thereHasToBeSomethingToSpreadOver() {
        Paper paper = Paper.of(Paper.item("a", 10, A, leaves("yes.none", "spread-all")), Paper.item("b", 0, B));
        assertThat(paper.read().problems())
                .extracting(p -> p.message().key())
                .containsExactly("criteria.spread.nowhere-all");
    }

    /** What is said to be possible holds every result that completing the facts can bring. */
    @Test
    public void whatIsPossibleHoldsWhateverTheMissingFactsAre() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Paper paper = new Paper()
                    .part(
                            "one",
                            "",
                            Paper.item("a", 20, A, leaves("yes.p", "spread-all")),
                            Paper.item("b", 10, B, leaves("yes.q", "spread")),
                            Paper.item("c", 20, C))
                    .part("two", "", Paper.item("d", 30, B, leaves("yes.r", "spread-all")), Paper.item("e", 20, C))
                    .total(100);
            Facts known = Facts.none();
            Facts complete = Facts.none();
            for (String fact : List.of("yes.a", "yes.b", "yes.c", "yes.p", "yes.q", "yes.r")) {
                int value = random.nextInt(2);
                complete.and(fact, value);
                if (random.nextBoolean()) {
                    known.and(fact, value);
                }
            }
            Scoring possible = paper.score(known);
            Scoring real = paper.score(complete);
            assertThat(real.total()).isBetween(possible.lowest(), possible.highest());
            assertThat(possible.highest()).isLessThanOrEqualTo(new BigDecimal("100"));
        }
    }
}
