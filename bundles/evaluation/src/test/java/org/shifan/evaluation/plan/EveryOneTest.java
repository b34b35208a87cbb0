// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** All of them: 100 % are certified. */
public class EveryOneTest {
    private static final String ALL =
            "{all-of: {conditions: [{fact: count.certified, unit: count, all-of: count.there}]}}";

    @Test
    public void oneThatIsMissingIsEnoughToMissIt() {
        assertThat(score(38, 38).total()).isEqualByComparingTo("10");
        assertThat(score(37, 38).total()).isEqualByComparingTo("0");
        assertThat(score(38, 38).parts().get(0).items().get(0).computation().en())
                .isEqualTo("all of (Fact count.certified 38 of Fact count.there 38 ✓) ✓ → 10 points");
    }

    @Test
    public void ofNoneThereIsNoAll() {
        Scoring scoring = score(0, 0);
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.missing()).singleElement().satisfies(gap -> {
            assertThat(gap.fact().value()).isEqualTo("count.there");
            assertThat(gap.reason().en()).contains("by which nothing can be divided");
        });
    }

    @Test
    public void moreThanThereAreIsAMistakeOfTheFacts() {
        Scoring scoring = score(39, 38);
        assertThat(scoring.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(scoring.reasons().get(0).en())
                .contains("Fact count.certified is 39, more than Fact count.there with 38");
    }

    @Test
    public void aMissingFactLeavesItOpen() {
        Scoring scoring = Paper.rule(ALL).score(Facts.of("count.certified", 3));
        assertThat(scoring.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(scoring.missing()).extracting(gap -> gap.fact().value()).containsExactly("count.there");
    }

    @Test
    public void itStandsWhereverAConditionMay() {
        Paper paper = Paper.rule("{yes-no: {fact: yes.a}}")
                .with("vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六, when: {any: [{fact: count.bad, unit: count,"
                        + " all-of: count.there}]}}]");
        Facts facts = Facts.of("yes.a", 1).and("count.there", 2);
        assertThat(paper.score(facts.and("count.bad", 1)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(paper.score(facts.and("count.bad", 2)).verdict()).isEqualTo(Verdict.FAIL_VETO);
        assertThat(paper.score(facts.and("count.there", 0).and("count.bad", 0)).missing())
                .hasSize(1);
    }

    @Test
    public void bothCountsHaveTheSameUnit() {
        assertThat(Paper.rule(ALL.replace("count.there", "number.usd"))
                        .compilation()
                        .problems())
                .extracting(p -> p.message().key())
                .containsExactly("criteria.fact.unit");
        assertThat(List.of(Paper.rule(ALL).plan().needs().toArray())).hasSize(2);
        assertThat(RandomSet.replayed(Paper.rule(ALL)).digest())
                .isEqualTo(Paper.rule(ALL).plan().digest());
    }

    private static Scoring score(int certified, int there) {
        return Paper.rule(ALL).score(Facts.of("count.certified", certified).and("count.there", there));
    }
}
