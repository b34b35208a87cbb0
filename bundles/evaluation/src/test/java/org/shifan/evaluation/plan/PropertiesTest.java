// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.runner.RunWith;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every set and every value; sets and facts are drawn from a seed, so that a failure can be repeated. */
@RunWith(JUnitQuickcheck.class)
public class PropertiesTest {

    @Property(trials = 200)
    public void aValueOnAnEdgeBelongsToTheBandAbove(
            @InRange(minInt = -1000, maxInt = 1000) int edge, @InRange(minInt = 1, maxInt = 500) int width) {
        String rule = String.format(
                "{bands: {fact: number.a, unit: USD, bands: [{to: %d, points: 1}, {from: %d, to: %d, points: 2}, {from: %d, points: 3}]}}",
                edge, edge, edge + width, edge + width);
        Paper paper = Paper.rule(rule);
        assertThat(total(paper, edge + ".0")).isEqualByComparingTo("2");
        assertThat(total(paper, new BigDecimal(edge).subtract(new BigDecimal("0.000001"))))
                .isEqualByComparingTo("1");
        assertThat(total(paper, edge + width)).isEqualByComparingTo("3");
        assertThat(total(paper, new BigDecimal(edge + width).subtract(new BigDecimal("0.000001"))))
                .isEqualByComparingTo("2");
    }

    @Property(trials = 200)
    public void risingRulesNeverFall(
            long seed, @InRange(minInt = -200, maxInt = 200) int one, @InRange(minInt = 0, maxInt = 200) int step) {
        Random random = new Random(seed);
        int from = random.nextInt(100) - 50;
        int to = from + 1 + random.nextInt(100);
        int low = random.nextInt(6);
        int high = low + random.nextInt(5);
        String line = String.format("from: {at: %d, points: %d}, to: {at: %d, points: %d}", from, low, to, high);
        List<String> rising = List.of(
                "{linear: {fact: number.a, unit: USD, " + line + "}}",
                "{ratio: {fact: number.a, unit: USD, peer: number.p, linear: {" + line + "}}}",
                String.format(
                        "{bands: {fact: number.a, unit: USD, bands: [{to: %d, points: %d}, {from: %d, points: %d}]}}",
                        from, low, from, high),
                "{threshold: {fact: number.a, unit: USD, at-least: " + from + "}}",
                "{growth: {fact: number.a, unit: USD, linear: {" + line + "}}}");
        for (String rule : rising) {
            Paper paper = Paper.rule(rule);
            assertThat(total(paper, one + step)).as(rule).isGreaterThanOrEqualTo(total(paper, one));
        }
        Paper falling = Paper.rule("{deduction: {fact: count.d, unit: count, each: " + low + "." + high + "}}");
        int events = Math.abs(one);
        assertThat(falling.score(Facts.of("count.d", events + step)).total())
                .isLessThanOrEqualTo(falling.score(Facts.of("count.d", events)).total());
    }

    @Property(trials = 100)
    public void theOrderOfItemsChangesNothing(long seed) {
        Random random = new Random(seed);
        List<String> items = RandomSet.items(random);
        Facts facts = RandomSet.facts(random, 0.8);
        Scoring one = paper(items).score(facts);
        List<String> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        Scoring other = paper(shuffled).score(facts);
        assertSame(one, other);
        for (Evaluation.Item item : one.parts().get(0).items()) {
            assertThat(other.parts().get(0).items()).contains(item);
        }
    }

    @Property(trials = 100)
    public void multiplyingAllWeightsAndPointsChangesNothing(long seed, @InRange(minInt = 2, maxInt = 9) int factor) {
        Random random = new Random(seed);
        Facts facts = RandomSet.facts(random, 0.8);
        // The total is rounded more than its items, or thirds would add up to 59.999999 one time and to 60 another.
        String exact = "{item: 6, total: 3, mode: half-up}";
        List<String> items = RandomSet.items(new Random(seed));
        List<String> multiplied = RandomSet.items(new Random(seed), factor);
        Scoring one = paper(items).rounding(exact).score(facts);
        Scoring other = paper(multiplied, factor).rounding(exact).score(facts);
        assertThat(other.verdict()).isEqualTo(one.verdict());
        BigDecimal tolerance = new BigDecimal("0.01");
        assertThat(other.lowest()
                        .subtract(one.lowest().multiply(BigDecimal.valueOf(factor)))
                        .abs())
                .isLessThan(tolerance);
        assertThat(other.highest()
                        .subtract(one.highest().multiply(BigDecimal.valueOf(factor)))
                        .abs())
                .isLessThan(tolerance);
    }

    @Property(trials = 100)
    public void anItemOfWeightZeroChangesNothing(long seed) {
        Random random = new Random(seed);
        List<String> items = RandomSet.items(random);
        Facts facts = RandomSet.facts(random, 0.8);
        List<String> more = new ArrayList<>(items);
        more.add(random.nextInt(more.size() + 1), Paper.item("nothing", 0, "{yes-no: {fact: yes.nothing}}"));
        assertSame(paper(items).score(facts), paper(more).score(facts));
    }

    @Property(trials = 100)
    public void anItemOfWeightZeroThatCannotBeComputedChangesNothingAndSaysWhy(long seed) {
        Random random = new Random(seed);
        List<String> items = RandomSet.items(random);
        Facts facts = RandomSet.broken(RandomSet.facts(random, random.nextBoolean() ? 1 : 0.8));
        List<String> more = new ArrayList<>(items);
        int place = random.nextInt(more.size() + 1);
        String left = "not-applicable: {when: {fact: yes.old, is: yes}, then: "
                + (random.nextBoolean() ? "spread" : "full") + "}";
        more.add(place, random.nextInt(3) == 0 ? RandomSet.nothing(random, left) : RandomSet.nothing(random));
        Scoring other = paper(more).score(facts);
        assertSame(paper(items).score(facts), other);
        Evaluation.Item nothing = other.parts().get(0).items().get(place);
        assertThat(nothing.outcome()).isEqualTo(Evaluation.Outcome.ERROR);
        assertThat(nothing.computation().en()).isNotBlank();
    }

    @Property(trials = 30)
    public void aKeyItemThatCannotBeComputedIsAnErrorOfTheWholeWithoutWeightToo(long seed) {
        Random random = new Random(seed);
        List<String> more = new ArrayList<>(RandomSet.items(random));
        more.add(RandomSet.nothing(random, "key: {points: 0}"));
        assertThat(paper(more)
                        .score(RandomSet.broken(RandomSet.facts(random, 1)))
                        .verdict())
                .isEqualTo(Verdict.ERROR);
    }

    @Property(trials = 300)
    public void whatIsStillPossibleContainsEveryCompletion(long seed) {
        Random random = new Random(seed);
        Paper paper = paper(RandomSet.items(random));
        Plan plan = paper.plan();
        Facts known = RandomSet.facts(random, 0.5);
        Scoring open = plan.evaluate(known.snapshot());
        for (int i = 0; i < 5; i++) {
            Scoring complete = plan.evaluate(RandomSet.complete(known, random).snapshot());
            assertThat(complete.lowest()).isGreaterThanOrEqualTo(open.lowest());
            assertThat(complete.lowest()).isLessThanOrEqualTo(complete.highest());
            assertThat(complete.highest()).isLessThanOrEqualTo(open.highest());
            assertThat(open.highest()).isLessThanOrEqualTo(BigDecimal.valueOf(RandomSet.TOTAL));
            if (open.verdict() != Verdict.INDETERMINATE && complete.verdict() != Verdict.INDETERMINATE) {
                assertThat(complete.verdict()).isEqualTo(open.verdict());
            }
        }
    }

    @Property(trials = 100)
    public void theTotalIsTheSumOfTheRoundedItems(long seed) {
        Random random = new Random(seed);
        Scoring scoring = paper(RandomSet.items(random)).score(RandomSet.facts(random, 1));
        BigDecimal sum = scoring.parts().get(0).items().stream()
                .map(item -> item.points() == null ? item.lowest() : item.points())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(scoring.lowest());
    }

    @Property(trials = 50)
    public void theSameFactsGiveTheSameResult(long seed) {
        Random random = new Random(seed);
        Plan plan = paper(RandomSet.items(random)).plan();
        FactSnapshot facts = RandomSet.facts(random, 0.7).snapshot();
        assertThat(plan.evaluate(facts)).isEqualTo(plan.evaluate(facts));
    }

    @Property(trials = 50)
    public void aDocumentReadBackFromItsCanonicalFormScoresTheSame(long seed) {
        Random random = new Random(seed);
        Paper paper = paper(RandomSet.items(random));
        FactSnapshot facts = RandomSet.facts(random, 0.7).snapshot();
        assertThat(RandomSet.replayed(paper).evaluate(facts))
                .isEqualTo(paper.plan().evaluate(facts));
    }

    private static Paper paper(List<String> items) {
        return paper(items, 1);
    }

    private static Paper paper(List<String> items, int factor) {
        return Paper.of(items.toArray(String[]::new))
                .total(RandomSet.TOTAL * factor)
                .pass(RandomSet.TOTAL * factor / 2);
    }

    private static BigDecimal total(Paper paper, Object value) {
        return paper.score(Facts.of("number.a", value).and("number.p", 100).back("number.a", 1, 100))
                .total();
    }

    private static void assertSame(Scoring one, Scoring other) {
        assertThat(other.verdict()).isEqualTo(one.verdict());
        assertThat(other.total()).isEqualTo(one.total());
        assertThat(other.lowest()).isEqualTo(one.lowest());
        assertThat(other.highest()).isEqualTo(one.highest());
    }
}
