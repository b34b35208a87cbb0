// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** How many items of a part may be missed, whatever the total. */
public class LimitsTest {
    private static final Paper PAPER = paper("limits: {partly-met: 1, not-met: 0}");

    @Test
    public void asManyAsAreAllowedMayBePartlyMet() {
        assertThat(PAPER.score(facts(10, 10, 5)).verdict()).isEqualTo(Verdict.PASS);
        Scoring two = PAPER.score(facts(10, 5, 5));
        assertThat(two.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(two.total()).isEqualByComparingTo("20");
        assertThat(two.reasons().get(0).en())
                .isEqualTo("Part 'Part basic' has 2 items that are only partly met; at most 1 are allowed");
    }

    @Test
    public void anItemWithoutPointsIsNotMetAndNotPartlyMet() {
        Scoring scoring = PAPER.score(facts(10, 5, 0));
        assertThat(scoring.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(scoring.reasons())
                .extracting(reason -> reason.en())
                .contains("Part 'Part basic' has 1 items that are not met; at most 0 are allowed")
                .noneMatch(reason -> reason.contains("partly"));
    }

    @Test
    public void aMissingFactLeavesALimitOpenOnlyWhereItMatters() {
        assertThat(PAPER.score(facts(10, 10)).verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(PAPER.score(facts(10, 10)).reasons())
                .extracting(reason -> reason.en())
                .contains("Part 'Part basic' has 0 items that are not met and 1 that may be; at most 0 are allowed");
        assertThat(PAPER.score(facts(5, 5)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(paper("limits: {partly-met: 3}").score(facts(10, 10)).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    public void whatDoesNotApplyAndWhatHasNoWeightIsNotCounted() {
        String none = "not-applicable: {when: {fact: yes.none, is: yes}, then: full}";
        Paper paper = new Paper()
                .part(
                        "basic",
                        "limits: {not-met: 0}",
                        line("a", 10, "number.a"),
                        line("b", 10, "number.b", none),
                        line("c", 0, "number.c"))
                .total(20)
                .pass(10);
        Facts facts = Facts.of("number.a", 10).and("number.c", 0);
        assertThat(paper.score(facts.and("yes.none", 1)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(paper.score(facts.and("yes.none", 0).and("number.b", 0)).verdict())
                .isEqualTo(Verdict.FAIL);
        Facts asked = Facts.of("number.a", 10).and("number.c", 0).and("number.b", 0);
        assertThat(paper.score(asked).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    public void theOutlineSaysWhatAPartHasToMeet() {
        assertThat(paper("limits: {partly-met: 1, not-met: 0}\n    minimum: 2")
                        .plan()
                        .outline()
                        .get(0)
                        .requirements())
                .extracting(text -> text.en())
                .containsExactly("at least 2 points", "at most 1 items only partly met", "at most 0 items not met");
    }

    @Test
    public void limitsAreWholeNumbersAndNotEmpty() {
        assertThat(keys("limits: {partly-met: 1.5}")).containsExactly("criteria.type.whole");
        assertThat(keys("limits: {}")).containsExactly("criteria.key.one-of");
    }

    private static List<String> keys(String limits) {
        return paper(limits).read().problems().stream()
                .map(p -> p.message().key())
                .toList();
    }

    private static Paper paper(String limits) {
        return new Paper()
                .part("basic", limits, line("a", 10, "number.a"), line("b", 10, "number.b"), line("c", 10, "number.c"))
                .total(30)
                .pass(15);
    }

    private static String line(String id, int weight, String fact, String... more) {
        return Paper.item(
                id,
                weight,
                "{linear: {fact: " + fact + ", unit: USD, from: {at: 0, points: 0}, to: {at: 10, points: " + weight
                        + "}}}",
                more);
    }

    private static Facts facts(int... values) {
        Facts out = Facts.none();
        for (int i = 0; i < values.length; i++) {
            out.and("number." + "abc".charAt(i), values[i]);
        }
        return out;
    }
}
