// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Evaluation.VetoState;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Dated numbers: the day of the evaluation picks the value. */
public class ParametersTest {
    private static final String PARAMETERS = "parameters:\n"
            + "  bound: {title: {zh: 界, en: bound}, unit: USD, values: ["
            + "{from: 2014-04-22, value: 5, ref: 演示}, {from: 2016-01-01, value: 8, ref: 演示二}, {from: 2017-01-01, repealed: yes, ref: 演示三}]}";
    private static final Paper PAPER = Paper.rule(
                    "{bands: {fact: number.a, unit: USD, bands: [{to: {parameter: bound}, points: 0}, {from: {parameter: bound}, points: 10}]}}")
            .with(PARAMETERS);

    @Test
    public void theValueInForceOnTheDayCounts() {
        assertThat(PAPER.score(Facts.of("number.a", 6).asOf("2014-04-22")).total())
                .isEqualByComparingTo("10");
        assertThat(PAPER.score(Facts.of("number.a", 6).asOf("2015-12-31")).total())
                .isEqualByComparingTo("10");
        assertThat(PAPER.score(Facts.of("number.a", 6).asOf("2016-01-01")).total())
                .isEqualByComparingTo("0");
        assertThat(PAPER.score(Facts.of("number.a", 8).asOf("2016-01-01")).total())
                .isEqualByComparingTo("10");
    }

    @Test
    public void aRepealedParameterIsAnErrorThatNamesIt() {
        Scoring scoring = PAPER.score(Facts.of("number.a", 6).asOf("2017-01-01"));
        assertThat(scoring.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(scoring.parts().get(0).items().get(0).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(scoring.reasons().get(0).en())
                .isEqualTo(
                        "Item 'Item only' could not be computed: Parameter 'bound' has no value on the day of the evaluation");
    }

    @Test
    public void onTheDayBeforeItsRepealAParameterStillHasItsValue() {
        assertThat(PAPER.score(Facts.of("number.a", 8).asOf("2016-12-31")).total())
                .isEqualByComparingTo("10");
        assertThat(PAPER.score(Facts.of("number.a", 7).asOf("2016-12-31")).total())
                .isEqualByComparingTo("0");
    }

    @Test
    public void beforeItsFirstValueAParameterIsNotInForceEither() {
        assertThat(PAPER.score(Facts.of("number.a", 6).asOf("2014-04-21")).verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Test
    public void conditionsUseParametersToo() {
        Paper paper = Paper.rule("{yes-no: {fact: yes.a}}")
                .with(PARAMETERS)
                .with(
                        "vetoes: [{id: v, title: {zh: 否, en: V}, clause: 六, when: {fact: number.a, unit: USD, below: {parameter: bound}}}]");
        Facts facts = Facts.of("yes.a", 1).and("number.a", 6);
        assertThat(paper.score(facts.asOf("2015-01-01")).verdict()).isEqualTo(Verdict.PASS);
        assertThat(paper.score(facts.asOf("2016-01-01")).verdict()).isEqualTo(Verdict.FAIL_VETO);
        Scoring repealed = paper.score(facts.asOf("2017-06-01"));
        assertThat(repealed.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(repealed.vetoes().get(0).state()).isEqualTo(VetoState.ERROR);
    }

    @Test
    public void theOutlineTellsTheRuleOfTheDay() {
        Plan plan = PAPER.plan();
        assertThat(plan.outline().get(0).items().get(0).formula().en())
                .isEqualTo("Fact number.a (USD): below 5 → 0; from 5 → 10");
        assertThat(plan.outline(java.time.LocalDate.of(2016, 5, 1))
                        .get(0)
                        .items()
                        .get(0)
                        .formula()
                        .en())
                .isEqualTo("Fact number.a (USD): below 8 → 0; from 8 → 10");
    }
}
