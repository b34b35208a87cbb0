// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules that change by decision: the case either side of every day. */
public class DatedRulesTest {
    private static final String STRICTER =
            "{dated: [{from: 2014-04-22, ref: 一, rule: {threshold: {fact: count.a, unit: count, at-most: 3}}},"
                    + " {from: 2015-01-01, to: 2015-12-31, ref: 二, rule: {threshold: {fact: count.a, unit: count, at-most: 1}}},"
                    + " {from: 2016-03-01, ref: 三, rule: {yes-no: {fact: yes.a}}},"
                    + " {from: 2017-01-01, repealed: yes, ref: 四}]}";

    @Test
    public void theDayOfTheEvaluationPicksTheRule() {
        assertThat(points("2014-04-22", 3)).isEqualTo("10");
        assertThat(points("2014-12-31", 3)).isEqualTo("10");
        assertThat(points("2015-01-01", 3)).isEqualTo("0");
        assertThat(points("2015-12-31", 1)).isEqualTo("10");
        assertThat(points("2016-03-01", 9)).isEqualTo("10");
        assertThat(points("2016-12-31", 9)).isEqualTo("10");
    }

    @Test
    public void aDayWithoutARuleIsAnErrorThatSaysSo() {
        for (String day : List.of("2014-04-21", "2016-01-01", "2016-02-29", "2017-01-01")) {
            Scoring scoring = score(day, 0);
            assertThat(scoring.verdict()).as(day).isEqualTo(Verdict.ERROR);
            assertThat(scoring.reasons().get(0).en())
                    .isEqualTo("Item 'Item only' could not be computed:"
                            + " No rule of the item is in force on the day of the evaluation");
        }
    }

    @Test
    public void theTraceNamesTheDecision() {
        assertThat(score("2015-06-01", 0)
                        .parts()
                        .get(0)
                        .items()
                        .get(0)
                        .formula()
                        .en())
                .isEqualTo("rule since 2015-01-01 (二): Fact count.a ≤ 1 cases → 10 points, otherwise 0");
    }

    @Test
    public void theFactsOfEveryRuleAreNeededAndChecked() {
        assertThat(Paper.rule(STRICTER).plan().needs())
                .extracting(FactNeed::fact)
                .extracting(Object::toString)
                .containsExactly("count.a", "yes.a");
        assertThat(Paper.rule(STRICTER.replace("yes.a", "nobody.knows"))
                        .compilation()
                        .unknownFacts())
                .hasSize(1);
    }

    @Test
    public void whatIsWrongInAnyOfTheRulesIsRefused() {
        assertThat(keys(STRICTER.replace("at-most: 1", "at-most: 1, points: 11")))
                .containsExactly("criteria.points.range");
        assertThat(keys(STRICTER.replace("2015-12-31", "2016-03-01"))).containsExactly("criteria.dated.order");
        assertThat(keys(STRICTER.replace("2015-12-31", "2014-12-31"))).containsExactly("criteria.period.order");
        assertThat(keys(STRICTER.replace("from: 2016-03-01", "from: 2013-03-01")))
                .containsExactly("criteria.dated.order");
        assertThat(keys(STRICTER.replace("repealed: yes", "repealed: no"))).containsExactly("criteria.dated.rule");
        assertThat(keys(STRICTER.replace("repealed: yes", "repealed: yes, rule: {yes-no: {fact: yes.a}}")))
                .containsExactly("criteria.dated.rule");
    }

    @Test
    public void datedRulesMayStandInsideOthersAndHaveParameters() {
        Paper paper = Paper.rule("{best-of: [{yes-no: {fact: yes.a, points: 1}}, {dated: [{from: 2015-01-01, ref: a,"
                        + " rule: {threshold: {fact: count.a, unit: count, at-least: {parameter: p}}}}]}]}")
                .with("parameters: {p: {title: {zh: 参, en: p}, unit: count, values:"
                        + " [{from: 2015-01-01, value: 1, ref: x}, {from: 2016-01-01, value: 2, ref: y}]}}");
        assertThat(paper.score(Facts.of("yes.a", 0).and("count.a", 1).asOf("2015-12-31"))
                        .total())
                .isEqualByComparingTo("10");
        assertThat(paper.score(Facts.of("yes.a", 0).and("count.a", 1).asOf("2016-01-01"))
                        .total())
                .isEqualByComparingTo("0");
        assertThat(paper.score(Facts.of("yes.a", 1).and("count.a", 1).asOf("2014-12-31"))
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    public void aRoundTripKeepsThem() {
        byte[] canonical = Paper.rule(STRICTER).document().canonical();
        assertThat(RandomSet.replayed(Paper.rule(STRICTER)).document().canonical())
                .isEqualTo(canonical);
    }

    private static String points(String day, int count) {
        Scoring scoring = score(day, count);
        assertThat(scoring.parts().get(0).items().get(0).outcome()).isEqualTo(Outcome.SCORED);
        return scoring.total().stripTrailingZeros().toPlainString();
    }

    private static Scoring score(String day, int count) {
        Facts facts = Facts.of("count.a", count).and("yes.a", 1).asOf(day);
        Plan plan = Paper.rule(STRICTER).plan();
        assertThat(plan.evaluate(facts.snapshot())).isEqualTo(plan.evaluateByFractions(facts.snapshot()));
        return plan.evaluate(facts.snapshot());
    }

    private static List<String> keys(String rule) {
        return Paper.rule(rule).read().problems().stream()
                .peek(p -> assertThat(p.in(Language.ZH)).isNotBlank())
                .map(p -> p.message().key())
                .toList();
    }
}
