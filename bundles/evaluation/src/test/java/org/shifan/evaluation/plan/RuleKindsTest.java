// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** Every rule kind, either side of every edge, in numbers that can be checked by hand. */
public class RuleKindsTest {
    private static final String BANDS =
            "{bands: {fact: number.a, unit: USD, bands: [{to: 5, points: 0}, {from: 5, to: 20, points: 6}, {from: 20, points: 10}]}}";

    @Test
    public void bandsGiveTheEdgeToTheBandAbove() {
        assertPoints(BANDS, Facts.of("number.a", "4.999999"), "0");
        assertPoints(BANDS, Facts.of("number.a", "5"), "6");
        assertPoints(BANDS, Facts.of("number.a", "19.999999"), "6");
        assertPoints(BANDS, Facts.of("number.a", "20"), "10");
        assertPoints(BANDS, Facts.of("number.a", "-7"), "0");
    }

    @Test
    public void bandsMayBeWrittenFromTheTopDown() {
        String down =
                "{bands: {fact: number.a, unit: USD, bands: [{from: 20, points: 10}, {from: 5, to: 20, points: 6}, {to: 5, points: 0}]}}";
        assertPoints(down, Facts.of("number.a", "5"), "6");
        assertPoints(down, Facts.of("number.a", "20"), "10");
    }

    @Test
    public void linearIsStraightBetweenAndFlatOutside() {
        String rule = "{linear: {fact: number.a, unit: USD, from: {at: 0, points: 1}, to: {at: 30, points: 10}}}";
        assertPoints(rule, Facts.of("number.a", "-1"), "1");
        assertPoints(rule, Facts.of("number.a", "0"), "1");
        assertPoints(rule, Facts.of("number.a", "10"), "4");
        assertPoints(rule, Facts.of("number.a", "1"), "1.3");
        assertPoints(rule, Facts.of("number.a", "30"), "10");
        assertPoints(rule, Facts.of("number.a", "99"), "10");
    }

    @Test
    public void linearMayFall() {
        String rule = "{linear: {fact: number.a, unit: USD, from: {at: 1, points: 10}, to: {at: 4, points: 0}}}";
        assertPoints(rule, Facts.of("number.a", "1"), "10");
        assertPoints(rule, Facts.of("number.a", "2"), "6.67");
        assertPoints(rule, Facts.of("number.a", "4"), "0");
    }

    @Test
    public void thresholdKnowsOnWhichSideTheBoundIs() {
        assertPoints(threshold("at-least"), Facts.of("number.a", "5"), "10");
        assertPoints(threshold("at-least"), Facts.of("number.a", "4.999999"), "2");
        assertPoints(threshold("above"), Facts.of("number.a", "5"), "2");
        assertPoints(threshold("above"), Facts.of("number.a", "5.000001"), "10");
        assertPoints(threshold("at-most"), Facts.of("number.a", "5"), "10");
        assertPoints(threshold("at-most"), Facts.of("number.a", "5.000001"), "2");
        assertPoints(threshold("below"), Facts.of("number.a", "5"), "2");
        assertPoints(threshold("below"), Facts.of("number.a", "4.999999"), "10");
    }

    private static String threshold(String comparison) {
        return "{threshold: {fact: number.a, unit: USD, " + comparison + ": 5, otherwise: 2}}";
    }

    @Test
    public void yesNoIsAllOrNothing() {
        assertPoints("{yes-no: {fact: yes.a}}", Facts.of("yes.a", 1), "10");
        assertPoints("{yes-no: {fact: yes.a}}", Facts.of("yes.a", 0), "0");
        assertPoints("{yes-no: {fact: yes.a, points: 8, otherwise: 3}}", Facts.of("yes.a", 0), "3");
    }

    @Test
    public void ratioComparesWithThePeerExactly() {
        String rule =
                "{ratio: {fact: number.a, unit: USD, peer: number.b, linear: {from: {at: 0, points: 0}, to: {at: 100, points: 10}}}}";
        assertPoints(rule, Facts.of("number.a", 1).and("number.b", 3), "3.33");
        assertPoints(rule, Facts.of("number.a", 3).and("number.b", 3), "10");
        assertPoints(
                rule.replace("peer: number.b,", "peer: number.b, times: 1,"),
                Facts.of("number.a", 3).and("number.b", 3),
                "0.1");
    }

    @Test
    public void aPeerOfZeroHasTheDeclaredOutcome() {
        Facts zero = Facts.of("number.a", 1).and("number.b", 0);
        assertPoints(onZero("0"), zero, "0");
        assertPoints(onZero("full"), zero, "10");
        Evaluation.Item item = only(onZero("missing"), zero);
        assertThat(item.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(item.lowest()).isEqualByComparingTo("1");
        assertThat(item.highest()).isEqualByComparingTo("9");
        Scoring scoring = Paper.rule(onZero("missing")).score(zero);
        assertThat(scoring.missing()).singleElement().satisfies(gap -> {
            assertThat(gap.fact().value()).isEqualTo("number.b");
            assertThat(gap.reason().en()).isEqualTo("2014: the value is 0, by which nothing can be divided");
        });
    }

    @Test
    public void theTraceSaysThatThePeerIsZeroAndWhatComesOfItInBothLanguages() {
        Facts zero = Facts.of("number.a", 1).and("number.b", 0);
        Evaluation.Item none = only(onZero("0"), zero);
        assertThat(none.computation().en()).endsWith("→ 0 points, because Fact number.b is 0");
        assertThat(none.computation().zh()).endsWith("→ 0 分，因 事实number.b 为 0");
        assertThat(none.formula().en()).endsWith("0 points if the peer value is 0");
        assertThat(none.formula().zh()).endsWith("对比值为 0 时得 0 分");
        Evaluation.Item all = only(onZero("full"), zero);
        assertThat(all.computation().en()).endsWith("→ 10 points, because Fact number.b is 0");
        assertThat(all.computation().zh()).endsWith("→ 10 分，因 事实number.b 为 0");
        assertThat(all.formula().en()).endsWith("full points if the peer value is 0");
        assertThat(all.formula().zh()).endsWith("对比值为 0 时得满分");
        for (String outcome : List.of("0", "full")) {
            assertThat(Paper.rule(onZero(outcome)).score(zero).missing()).isEmpty();
            assertThat(only(onZero(outcome), zero.and("number.b", 4))
                            .computation()
                            .en())
                    .doesNotContain("because");
        }
    }

    @Test
    public void theTraceSaysThatABaseOfZeroDividesNothingInBothLanguages() {
        String rule = "{growth: {fact: number.a, unit: USD, bands: [{to: 0, points: 0}, {from: 0, points: 10}]}}";
        Facts zero = Facts.of("number.a", 5).back("number.a", 1, 0);
        Evaluation.Item item = only(rule, zero);
        assertThat(item.computation().en())
                .isEqualTo("Fact number.a: (5 − 0) ÷ 0 × 100 = undefined (base year 2013) → 0 to 10 points possible");
        assertThat(item.computation().zh()).contains("（5 − 0）÷ 0 × 100 无法计算（基年 2013）");
        assertThat(Paper.rule(rule).score(zero).missing()).singleElement().satisfies(gap -> {
            assertThat(gap.reason().en()).isEqualTo("2013: the value is 0, by which nothing can be divided");
            assertThat(gap.reason().zh()).isEqualTo("2013：值为 0，不能作除数");
        });
    }

    private static String onZero(String outcome) {
        return "{ratio: {fact: number.a, unit: USD, peer: number.b, on-zero-peer: " + outcome
                + ", bands: [{to: 50, points: 1}, {from: 50, points: 9}]}}";
    }

    @Test
    public void aMissingPeerMayTurnOutToBeZero() {
        Evaluation.Item item = only(onZero("full"), Facts.of("number.a", 1));
        assertThat(item.lowest()).isEqualByComparingTo("1");
        assertThat(item.highest()).isEqualByComparingTo("10");
    }

    @Test
    public void growthIsThePercentChangeSinceTheBaseYear() {
        String rule =
                "{growth: {fact: number.a, unit: USD, years: 2, linear: {from: {at: -10, points: 0}, to: {at: 10, points: 10}}}}";
        assertPoints(rule, Facts.of("number.a", 103).back("number.a", 2, 100), "6.5");
        assertPoints(rule, Facts.of("number.a", 100).back("number.a", 2, 100), "5");
        assertPoints(rule, Facts.of("number.a", 10).back("number.a", 2, 100), "0");
    }

    @Test
    public void growthWithoutABaseIsUndecided() {
        String rule = "{growth: {fact: number.a, unit: USD, bands: [{to: 0, points: 0}, {from: 0, points: 10}]}}";
        assertThat(only(rule, Facts.of("number.a", 5).back("number.a", 1, 0)).outcome())
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(only(rule, Facts.of("number.a", 5)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    public void windowAddsUpTheYears() {
        String rule =
                "{window: {fact: count.a, unit: count, years: 3, bands: [{to: 3, points: 10}, {from: 3, to: 5, points: 4}, {from: 5, points: 0}]}}";
        assertPoints(rule, Facts.of("count.a", 0).back("count.a", 1, 2).back("count.a", 2, 1), "4");
        assertPoints(rule, Facts.of("count.a", 1).back("count.a", 1, 1).back("count.a", 2, 0), "10");
    }

    @Test
    public void aWindowThatIsFullAlreadyNeedsNoMoreYears() {
        String rule =
                "{window: {fact: count.a, unit: count, years: 3, bands: [{to: 3, points: 10}, {from: 3, points: 0}]}}";
        assertPoints(rule, Facts.of("count.a", 3), "0");
        assertThat(only(rule, Facts.of("count.a", 2)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    public void zeroEventsLooksAtEveryYear() {
        String rule = "{zero-events: {fact: count.a, unit: count, years: 2}}";
        assertPoints(rule, Facts.of("count.a", 0).back("count.a", 1, 0), "10");
        assertPoints(rule, Facts.of("count.a", 0).back("count.a", 1, 1), "0");
        assertThat(only(rule, Facts.of("count.a", 0)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    public void aWindowOfMonthsOrDaysIsAFactOfItsOwn() {
        String none = "{zero-events: {fact: events.a, unit: count, months: 24}}";
        assertPoints(none, Facts.of("events.a.last-24-months", 0), "10");
        assertPoints(none, Facts.of("events.a.last-24-months", 1), "0");
        assertThat(only(none, Facts.of("events.a", 0)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(only(none, Facts.of("events.a.last-24-months", 0))
                        .computation()
                        .en())
                .contains("Fact events.a (the 24 months up to the day of the evaluation)");
        String some =
                "{window: {fact: events.a, unit: count, days: 90, bands: [{to: 2, points: 10}, {from: 2, points: 3}]}}";
        assertPoints(some, Facts.of("events.a.last-90-days", 2), "3");
        assertPoints(
                "{any-of: {conditions: [{fact: events.a, unit: count, at-most: 1, months: 6}]}}",
                Facts.of("events.a.last-6-months", 1),
                "10");
    }

    @Test
    public void aFactThatIsToldByWholeYearsHasNoWindow() {
        assertThat(Paper.told(Paper.rule("{zero-events: {fact: count.a, unit: count, months: 24}}")
                        .compilation()
                        .problems()))
                .contains("Fact count.a is told by whole years only");
    }

    @Test
    public void yearsMonthsAndDaysExcludeEachOther() {
        assertThat(Paper.told(Paper.rule("{zero-events: {fact: events.a, unit: count, months: 24, years: 2}}")
                        .read()
                        .problems()))
                .contains("years, months");
        assertThat(Paper.told(Paper.rule("{zero-events: {fact: events.a, unit: count}}")
                        .read()
                        .problems()))
                .contains("years, months, days");
        assertThat(Paper.told(Paper.rule("{zero-events: {fact: events.a, unit: count, months: 241}}")
                        .read()
                        .problems()))
                .contains("240");
    }

    @Test
    public void oneKnownEventDecidesZeroEvents() {
        assertPoints("{zero-events: {fact: count.a, unit: count, years: 2}}", Facts.of("count.a", 1), "0");
    }

    @Test
    public void deductionStopsAtTheFloor() {
        String rule = "{deduction: {fact: count.a, unit: count, each: 1.5, floor: 1}}";
        assertPoints(rule, Facts.of("count.a", 0), "10");
        assertPoints(rule, Facts.of("count.a", 1), "8.5");
        assertPoints(rule, Facts.of("count.a", 6), "1");
        assertPoints(rule, Facts.of("count.a", 99), "1");
        assertPoints(rule.replace("each", "start: 6, each"), Facts.of("count.a", 0), "6");
    }

    @Test
    public void checklistGivesEqualParts() {
        String rule = "{checklist: {facts: [yes.a, yes.b, yes.c], mode: proportional}}";
        assertPoints(rule, Facts.of("yes.a", 1).and("yes.b", 0).and("yes.c", 1), "6.67");
        assertPoints(rule, Facts.of("yes.a", 1).and("yes.b", 1).and("yes.c", 1), "10");
    }

    @Test
    public void checklistGivesThePointsOfEachItem() {
        String rule = "{checklist: {items: [{fact: yes.a, points: 3}, {fact: yes.b, points: 7}]}}";
        assertPoints(rule, Facts.of("yes.a", 1).and("yes.b", 0), "3");
        Evaluation.Item item = only(rule, Facts.of("yes.a", 1));
        assertThat(item.lowest()).isEqualByComparingTo("3");
        assertThat(item.highest()).isEqualByComparingTo("10");
    }

    @Test
    public void gradedTakesTheStepAndNothingBetween() {
        String rule =
                "{graded: {fact: points.a, unit: points, grades: [{is: 0, points: 10}, {is: -1, points: 3}, {is: -2, points: 0}]}}";
        assertPoints(rule, Facts.of("points.a", "-1.0"), "3");
        Evaluation.Item item = only(rule, Facts.of("points.a", "-1.5"));
        assertThat(item.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(item.computation().en()).isEqualTo("Fact points.a is -1.5, which is none of the values 0, -1, -2");
    }

    @Test
    public void bestOfTakesTheHighest() {
        String rule =
                "{best-of: [{yes-no: {fact: yes.a, points: 4}}, {threshold: {fact: number.a, unit: USD, at-least: 5, points: 8}}]}";
        assertPoints(rule, Facts.of("yes.a", 1).and("number.a", 9), "8");
        assertPoints(rule, Facts.of("yes.a", 1).and("number.a", 1), "4");
    }

    @Test
    public void bestOfIsDecidedWhenTheKnownRuleCannotBeBeaten() {
        String rule =
                "{best-of: [{yes-no: {fact: yes.a, points: 4}}, {threshold: {fact: number.a, unit: USD, at-least: 5, points: 8}}]}";
        assertPoints(rule, Facts.of("number.a", 9), "8");
        Evaluation.Item item = only(rule, Facts.of("yes.a", 1));
        assertThat(item.lowest()).isEqualByComparingTo("4");
        assertThat(item.highest()).isEqualByComparingTo("8");
    }

    private static final String ANY_OF_THREE =
            "{any-of: {conditions: [{fact: percent.a, unit: percent, at-least: 5}, {fact: rank.b, unit: rank, at-most: 3}, {fact: percent.c, unit: percent, at-least: 30}]}}";

    @Test
    public void r9_anyOneOfThreeMeasuresSatisfies() {
        Facts facts = Facts.of("percent.a", 1).and("rank.b", 3).and("percent.c", 2);
        assertPoints(ANY_OF_THREE, facts, "10");
        assertThat(only(ANY_OF_THREE, facts).computation().en())
                .isEqualTo(
                        "at least one of (Fact percent.a = 1 ≥ 5 ✗; Fact rank.b = 3 ≤ 3 ✓; Fact percent.c = 2 ≥ 30 ✗) ✓"
                                + " → 10 points");
        assertPoints(ANY_OF_THREE, Facts.of("percent.a", 4).and("rank.b", 4).and("percent.c", 29), "0");
    }

    @Test
    public void r9_oneKnownMeasureIsEnoughWhateverIsMissing() {
        assertPoints(ANY_OF_THREE, Facts.of("percent.c", 30), "10");
    }

    @Test
    public void allOfNeedsEveryOne() {
        String rule = ANY_OF_THREE.replace("any-of", "all-of");
        assertPoints(rule, Facts.of("percent.a", 5).and("rank.b", 3).and("percent.c", 30), "10");
        assertPoints(rule, Facts.of("percent.a", 4), "0");
    }

    @Test
    public void aTruthOtherThanOneOrZeroIsAnErrorNotANo() {
        Evaluation.Item item = only("{yes-no: {fact: yes.a}}", Facts.of("yes.a", "0.5"));
        assertThat(item.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(item.computation().in(Language.EN)).isEqualTo("Fact yes.a is 0.5, but a yes-or-no fact is 1 or 0");
    }

    @Test
    public void aComputationShowsWhatIsShortenedAndWhatIsAtLeast() {
        String growth = "{growth: {fact: number.a, unit: USD, bands: [{to: 0, points: 0}, {from: 0, points: 10}]}}";
        assertThat(only(growth, Facts.of("number.a", 15).back("number.a", 1, 17))
                        .computation()
                        .en())
                .isEqualTo("Fact number.a: (15 − 17) ÷ 17 × 100 ≈ -11.764706 (base year 2013) → 0 points");
        assertThat(only(growth, Facts.of("number.a", 15)).computation().en())
                .isEqualTo(
                        "Fact number.a: (15 − missing) ÷ missing × 100 = undefined (base year 2013) → 0 to 10 points possible");
        String zero = "{zero-events: {fact: count.a, unit: count, years: 2}}";
        assertThat(only(zero, Facts.of("count.a", 3)).computation().en())
                .isEqualTo("Fact count.a: missing (2013) + 3 (2014) = at least 3 ≤ 0 ✗ → 0 points");
    }

    @Test
    public void everyRuleTellsItselfInBothLanguages() {
        Evaluation.Item item = only(BANDS, Facts.of("number.a", 7));
        assertThat(item.formula().en())
                .isEqualTo("Fact number.a (USD): below 5 → 0; from 5, below 20 → 6; from 20 → 10");
        assertThat(item.formula().zh()).isEqualTo("事实number.a（美元）：小于 5 → 0；5 及以上、小于 20 → 6；20 及以上 → 10");
        assertThat(item.computation().en()).isEqualTo("Fact number.a = 7 → 6 points");
    }

    private static void assertPoints(String rule, Facts facts, String points) {
        Evaluation.Item item = only(rule, facts);
        assertThat(item.outcome()).as(item.computation().en()).isEqualTo(Outcome.SCORED);
        assertThat(item.points()).as(item.computation().en()).isEqualByComparingTo(new BigDecimal(points));
    }

    private static Evaluation.Item only(String rule, Facts facts) {
        return Paper.rule(rule).score(facts).parts().get(0).items().get(0);
    }
}
