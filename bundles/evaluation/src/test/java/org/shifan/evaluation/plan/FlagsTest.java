// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Remedy;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands beside the numbers of an item: the words of its clause, whether it can be remedied, what is odd. */
public class FlagsTest {
    private static final String LINE =
            "{linear: {fact: number.a, unit: USD, from: {at: 0, points: 0}, to: {at: 100, points: 10}}}";
    private static final String RANGE = "plausible: [{fact: number.a, unit: USD, from: 0, to: 1000}]";

    @Test
    public void aValueOutsideOfWhatIsPlausibleIsFlaggedAndStillCounted() {
        Scoring scoring = Paper.rule(LINE).with(RANGE).score(Facts.of("number.a", 1000.01));
        Evaluation.Item item = scoring.parts().get(0).items().get(0);
        assertThat(item.points()).isEqualByComparingTo("10");
        assertThat(item.flags()).hasSize(1);
        assertThat(item.flags().get(0).en())
                .isEqualTo("Fact number.a (2014) is 1000.01, outside of the plausible 0 to 1000 USD; counted as it is");
        assertThat(scoring.reasons()).endsWith(item.flags().get(0));
    }

    @Test
    public void bothEndsOfWhatIsPlausibleBelongToIt() {
        for (String end : List.of("0", "1000")) {
            assertThat(flags(RANGE, end)).as(end).isEmpty();
        }
        assertThat(flags(RANGE, "-0.01")).hasSize(1);
        assertThat(flags("plausible: [{fact: number.a, unit: USD, from: 0}]", "1000000"))
                .isEmpty();
    }

    @Test
    public void everyYearThatIsReadIsLookedAt() {
        Scoring scoring = Paper.rule("{growth: {fact: number.a, unit: USD, linear: {from: {at: 0, points: 0},"
                        + " to: {at: 100, points: 10}}}}")
                .with(RANGE)
                .score(Facts.of("number.a", 10).back("number.a", 1, 5_000));
        assertThat(scoring.parts().get(0).items().get(0).flags())
                .extracting(Text::en)
                .first()
                .asString()
                .contains("(2013)");
    }

    @Test
    public void aValueFarFromThatOfTheYearBeforeIsFlaggedAndStillCounted() {
        String change = "plausible: [{fact: number.a, unit: USD, change: 300}]";
        Scoring scoring =
                Paper.rule(LINE).with(change).score(Facts.of("number.a", 401).back("number.a", 1, 100));
        Evaluation.Item item = scoring.parts().get(0).items().get(0);
        assertThat(item.flags())
                .extracting(Text::en)
                .containsExactly(
                        "Fact number.a (2014) is 401, 301 % away from the 100 of the year before, more than the"
                                + " plausible 300 %; counted as it is");
        assertThat(scoring.total())
                .isEqualTo(Paper.rule(LINE).score(Facts.of("number.a", 401)).total());
        Paper paper = Paper.rule(LINE).with(change);
        for (Facts usual : List.of(
                Facts.of("number.a", 400).back("number.a", 1, 100),
                Facts.of("number.a", 400).back("number.a", 1, 0),
                Facts.of("number.a", 400))) {
            Scoring none = paper.score(usual);
            assertThat(none.parts().get(0).items().get(0).flags()).isEmpty();
            assertThat(none.missing()).isEmpty();
        }
    }

    @Test
    public void aValueFarFromThoseOfOthersIsFlaggedByItsDeviationFromTheirMedian() {
        Paper paper =
                Paper.rule(LINE).with("plausible: [{fact: number.a, unit: USD, deviations: 3.5, among: country}]");
        // The median is 12, the median distance from it 2: 3.5 deviations are 10.38.
        assertThat(paper.score(others("22.37")).parts().get(0).items().get(0).flags())
                .isEmpty();
        assertThat(paper.score(others("22.5")).parts().get(0).items().get(0).flags())
                .extracting(Text::en)
                .containsExactly(
                        "Fact number.a (2014) is 22.5, 3.54 deviations from the median of population country, more"
                                + " than the plausible 3.5; counted as it is");
        assertThat(keys("plausible: [{fact: number.a, unit: USD, deviations: 3}]"))
                .containsExactly("criteria.plausible.among");
        assertThat(keys("plausible: [{fact: number.a, unit: USD, change: 0}]"))
                .containsExactly("criteria.plausible.positive");
    }

    private static Facts others(String own) {
        Facts facts = Facts.of("number.a", own);
        int zone = 0;
        for (int value : new int[] {10, 11, 12, 14, 40}) {
            facts.other("110000-0" + ++zone, "number.a", value);
        }
        return facts;
    }

    @Test
    public void aVetoIsFlaggedToo() {
        Scoring scoring = Paper.rule("{yes-no: {fact: yes.a}}")
                .with("vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六,"
                        + " clause-text: {zh: 原文, en: words}, when: {fact: number.a, unit: USD, below: 0}}]")
                .with(RANGE)
                .score(Facts.of("number.a", 2_000).and("yes.a", 1));
        assertThat(scoring.vetoes().get(0).flags()).hasSize(1);
        assertThat(scoring.vetoes().get(0).clauseText()).isEqualTo(new Text("原文", "words"));
        assertThat(scoring.reasons()).contains(scoring.vetoes().get(0).flags().get(0));
    }

    @Test
    public void theWordsOfTheClauseStandBesideTheComputation() {
        Paper paper = Paper.of(Paper.item(
                "only", 10, LINE, "clause-text: {zh: 出口规模居前, en: Export scale ranks high}", "remediable: no"));
        Evaluation.Item item =
                paper.score(Facts.of("number.a", 1)).parts().get(0).items().get(0);
        assertThat(item.clauseText()).isEqualTo(new Text("出口规模居前", "Export scale ranks high"));
        assertThat(item.remedy()).isEqualTo(Remedy.NONE);
        CriteriaSet.Item outlined = paper.plan().outline().get(0).items().get(0);
        assertThat(outlined.clauseText()).isEqualTo(item.clauseText());
        assertThat(outlined.remediable()).isFalse();
    }

    @Test
    public void anItemCanBeRemediedUnlessItSaysOtherwise() {
        Evaluation.Item item =
                Paper.rule(LINE).score(Facts.none()).parts().get(0).items().get(0);
        assertThat(item.remedy()).isEqualTo(Remedy.POSSIBLE);
        assertThat(item.clauseText()).isNull();
        assertThat(item.flags()).isEmpty();
    }

    @Test
    public void aPlausibleRangeIsCheckedWhenItArrives() {
        assertThat(Paper.rule(LINE)
                        .with("plausible: [{fact: number.a, unit: CNY, from: 0}]")
                        .compilation()
                        .problems())
                .extracting(p -> p.message().key())
                .containsExactly("criteria.fact.unit");
        assertThat(keys("plausible: [{fact: number.a, unit: USD, from: 2, to: 1}]"))
                .containsExactly("criteria.plausible.order");
        assertThat(keys("plausible: [{fact: number.a, unit: USD}]")).containsExactly("criteria.key.one-of");
        assertThat(keys("plausible: [{fact: number.a, unit: USD, to: 1}, {fact: number.a, unit: USD, from: 0}]"))
                .containsExactly("criteria.id.duplicate");
    }

    private static List<String> keys(String more) {
        return Paper.rule(LINE).with(more).read().problems().stream()
                .map(p -> p.message().key())
                .toList();
    }

    private static List<Text> flags(String range, String value) {
        Scoring scoring = Paper.rule(LINE).with(range).score(Facts.of("number.a", value));
        return scoring.parts().get(0).items().get(0).flags();
    }
}
