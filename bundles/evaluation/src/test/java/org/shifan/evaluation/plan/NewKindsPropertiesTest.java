// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.Test;

import org.shifan.api.evaluation.Evaluation;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for ranks, judgements, evidence, dated rules, limits and spread weight, with whatever facts. */
public class NewKindsPropertiesTest {
    private static final int RUNS = 150;

    /** Five items of 20 points, all numbers multiplied by a factor. */
    private static List<String> items(int factor) {
        String w = String.valueOf(20 * factor);
        String half = String.valueOf(10 * factor);
        return List.of(
                item(
                        "rank",
                        w,
                        "{rank: {fact: number.a, unit: USD, among: country, best: highest, ties: middle, linear: {from: {at: 1,"
                                + " points: " + w + "}, to: {at: 6, points: 0}}}}",
                        "spread-all"),
                item(
                        "judged",
                        w,
                        "{judgement: {by: {zh: 组, en: team}, assessors: 3, combine: mean, scale: [{id: good, title: {zh:"
                                + " 好, en: good}, points: " + w + "}, {id: fair, title: {zh: 中, en: fair}, points: "
                                + half
                                + "}, {id: poor, title: {zh: 差, en: poor}, points: 0}]}}",
                        "full"),
                item(
                        "proved",
                        w,
                        "{evidence: {by: {zh: 局, en: office}, items: [{name: a.one, title: {zh: 一, en: one}}, {name:"
                                + " a.two, title: {zh: 二, en: two}}, {name: a.three, title: {zh: 三, en: three}}]}}",
                        "spread"),
                item("every", w, "{all-of: {conditions: [{fact: count.c, unit: count, all-of: count.d}]}}", ""),
                item(
                        "dated",
                        w,
                        "{dated: [{from: 2014-01-01, ref: a, rule: {linear: {fact: percent.a, unit: percent, from: {at: 0,"
                                + " points: 0}, to: {at: 7, points: " + w
                                + "}}}}, {from: 2016-01-01, ref: b, rule: {yes-no: {fact:"
                                + " yes.a}}}]}",
                        ""));
    }

    private static String item(String id, String weight, String rule, String then) {
        return then.isEmpty()
                ? Paper.item(id, weight, rule)
                : Paper.item(
                        id,
                        weight,
                        rule,
                        "not-applicable: {when: {fact: yes." + id + ", is: yes}, then: " + then + "}");
    }

    private static Paper paper(List<String> items, int factor) {
        return new Paper()
                .part("basic", "limits: {partly-met: 3, not-met: 1}", items.toArray(String[]::new))
                .total(100 * factor)
                .pass(60 * factor);
    }

    /** Facts, each there with the chance; what is drawn is the same for the same seed. */
    private static Facts facts(long seed, double chance) {
        Random values = new Random(seed);
        Random there = new Random(seed + 1);
        Facts out = Facts.none();
        for (int i = 1; i <= 5; i++) {
            int value = values.nextInt(4);
            out.other("110000-0" + i, "number.a", there.nextDouble() < chance ? value : null);
        }
        for (String fact :
                List.of("number.a", "count.c", "percent.a", "yes.a", "yes.rank", "yes.judged", "yes.proved")) {
            int value = values.nextInt(fact.startsWith("yes") ? 2 : 8);
            if (there.nextDouble() < chance) {
                out.and(fact, value);
            }
        }
        out.and("count.d", 8);
        for (String name : List.of("a.one", "a.two", "a.three")) {
            boolean valid = values.nextBoolean();
            if (there.nextDouble() < chance) {
                out.evidence(name, valid ? "2014-01-01" : null, null);
            }
        }
        for (String by : List.of("x", "y", "z")) {
            String said = List.of("good", "fair", "poor").get(values.nextInt(3));
            if (there.nextDouble() < chance) {
                out.judged("judged", by, said);
            }
        }
        return out;
    }

    @Test
    public void whatIsPossibleHoldsEveryCompletion() {
        Plan plan = paper(items(1), 1).plan();
        for (int seed = 0; seed < RUNS; seed++) {
            Scoring possible = plan.evaluate(facts(seed, 0.6).snapshot());
            Scoring real = plan.evaluate(facts(seed, 1).snapshot());
            assertThat(real.total()).as("seed " + seed).isNotNull();
            assertThat(real.total()).as("seed " + seed).isBetween(possible.lowest(), possible.highest());
            if (possible.total() != null) {
                assertThat(real.total()).isEqualByComparingTo(possible.total());
            }
        }
    }

    @Test
    public void theOrderOfItemsChangesNothing() {
        for (int seed = 0; seed < RUNS; seed++) {
            List<String> shuffled = new ArrayList<>(items(1));
            Collections.shuffle(shuffled, new Random(seed));
            FactSnapshot facts = facts(seed, 0.8).snapshot();
            Scoring one = paper(items(1), 1).plan().evaluate(facts);
            Scoring other = paper(shuffled, 1).plan().evaluate(facts);
            assertThat(other.toString()).isEqualTo(one.toString());
        }
    }

    @Test
    public void multiplyingAllWeightsAndPointsMultipliesTheTotal() {
        Paper whole = paper(items(1), 1).rounding("{item: 6, total: 4, mode: half-up}");
        Paper tenfold = paper(items(10), 10).rounding("{item: 6, total: 4, mode: half-up}");
        for (int seed = 0; seed < RUNS; seed++) {
            FactSnapshot facts = facts(seed, 0.8).snapshot();
            Scoring one = whole.plan().evaluate(facts);
            Scoring ten = tenfold.plan().evaluate(facts);
            assertThat(ten.verdict()).isEqualTo(one.verdict());
            assertThat(ten.lowest()
                            .subtract(one.lowest().multiply(BigDecimal.TEN))
                            .abs())
                    .isLessThan(new BigDecimal("0.002"));
        }
    }

    @Test
    public void anItemOfWeightZeroChangesNothing() {
        List<String> more = new ArrayList<>(items(1));
        more.add(Paper.item("zero", 0, "{judgement: {by: {zh: 组, en: team}, up-to: 0}}"));
        for (int seed = 0; seed < RUNS; seed++) {
            FactSnapshot facts = facts(seed, 0.8).snapshot();
            assertThat(paper(more, 1).plan().evaluate(facts).toString())
                    .isEqualTo(paper(items(1), 1).plan().evaluate(facts).toString());
        }
    }

    @Test
    public void aDocumentReadBackFromItsCanonicalFormScoresTheSame() {
        Plan replayed = RandomSet.replayed(paper(items(1), 1));
        Plan plan = paper(items(1), 1).plan();
        assertThat(replayed.digest()).isEqualTo(plan.digest());
        for (int seed = 0; seed < RUNS; seed++) {
            FactSnapshot facts = facts(seed, 0.8).snapshot();
            assertThat(replayed.evaluate(facts)).isEqualTo(plan.evaluate(facts));
        }
    }

    @Test
    public void theTotalIsTheSumOfTheRoundedItems() {
        Plan plan = paper(items(1), 1).plan();
        for (int seed = 0; seed < RUNS; seed++) {
            Scoring scoring = plan.evaluate(facts(seed, 1).snapshot());
            BigDecimal sum = scoring.parts().get(0).items().stream()
                    .map(Evaluation.Item::lowest)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(scoring.total()).isEqualByComparingTo(sum.min(new BigDecimal("100")));
        }
    }
}
