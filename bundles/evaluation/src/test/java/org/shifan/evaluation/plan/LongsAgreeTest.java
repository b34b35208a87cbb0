// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.Test;
import org.junit.runner.RunWith;

import org.shifan.evaluation.document.Rounding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Scoring in longs and scoring by fractions give the same to the last digit, on sets and facts of all kinds. That
 * the points of every item agree is checked by the engine itself when it tells them, which all of this provokes.
 */
@RunWith(JUnitQuickcheck.class)
public class LongsAgreeTest {
    private static final List<String> MODES = List.of("half-up", "half-even", "down");
    private static final List<String> NUMBERS = List.of(
            "number.a", "number.p", "percent.a", "percent.b", "rank.r", "count.c", "count.d", "points.g", "yes.a");

    @Property(trials = 400)
    public void onSetsOfEveryKindOfRule(long seed) {
        Random random = new Random(seed);
        Paper paper = paper(random);
        assertAgree(paper.plan(), RandomSet.facts(random, random.nextBoolean() ? 1 : 0.8));
    }

    @Property(trials = 400)
    public void onHugeTinyAndNegativeFacts(long seed) {
        Random random = new Random(seed);
        Plan plan = paper(random).plan();
        for (int i = 0; i < 5; i++) {
            Facts facts = RandomSet.facts(random, 0.9);
            for (String fact : NUMBERS) {
                if (random.nextBoolean()) {
                    facts.back(fact, random.nextInt(2), wild(random));
                }
            }
            assertAgree(plan, facts);
        }
    }

    @Property(trials = 300)
    public void onLinesAndDeductionsWithDecimals(long seed) {
        Random random = new Random(seed);
        String at = decimal(random, (int) Math.pow(10, random.nextInt(7))) + ", points: ";
        String line = "from: {at: -" + at + decimal(random, 10) + "}, to: {at: " + at + decimal(random, 10) + "}";
        String peer = "fact: number.a, unit: USD, peer: number.p, times: "
                + decimal(random, 100).add(BigDecimal.ONE);
        Plan plan = Paper.of(
                        Paper.item("line", 10, "{linear: {fact: number.a, unit: USD, " + line + "}}"),
                        Paper.item("ratio", 10, "{ratio: {" + peer + ", linear: {" + line + "}}}"),
                        Paper.item("growth", 10, "{growth: {fact: number.a, unit: USD, linear: {" + line + "}}}"),
                        Paper.item(
                                "less",
                                10,
                                "{deduction: {fact: count.c, unit: count, each: " + decimal(random, 2) + "}}"),
                        Paper.item(
                                "list",
                                10,
                                "{checklist: {items: [{fact: yes.a, points: 1.25}, {fact: yes.b, points: 0.05}]}}"),
                        Paper.item("equal", 10, "{checklist: {facts: [yes.a, yes.b, yes.c]}}"))
                .total(60)
                .pass(30)
                .rounding(rounding(random))
                .plan();
        Facts facts = Facts.of("number.a", decimal(random, 1_000_000))
                .back("number.a", 1, decimal(random, 1_000_000))
                .and("number.p", decimal(random, 1_000_000).negate())
                .and("count.c", decimal(random, 4))
                .and("yes.a", random.nextInt(2))
                .and("yes.b", random.nextInt(2) + ".00")
                .and("yes.c", random.nextInt(3));
        assertAgree(plan, facts);
    }

    @Property(trials = 200)
    public void onCapsMinimumsAndVetoes(long seed) {
        Random random = new Random(seed);
        List<String> items = RandomSet.items(random);
        Paper paper = new Paper()
                .part(
                        "one",
                        "minimum: " + decimal(random, 30),
                        items.subList(0, 4).toArray(String[]::new))
                .part("two", "", items.subList(4, 10).toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(decimal(random, RandomSet.TOTAL))
                .rounding(rounding(random))
                .with("bonus: {cap: " + decimal(random, 3) + ", items: ["
                        + Paper.item("more", 2, "{yes-no: {fact: yes.a}}") + ", "
                        + Paper.item(
                                "most",
                                3,
                                "{linear: {fact: percent.a, unit: percent, from: {at: -40, points: 0},"
                                        + " to: {at: 83.1, points: 3}}}")
                        + "]}")
                .with("vetoes: [{id: v, title: {zh: 否, en: Veto}, clause: 六, when: {fact: count.d, unit: count, above: "
                        + random.nextInt(4) + ", years: 2}}]");
        assertAgree(paper.plan(), RandomSet.facts(random, random.nextBoolean() ? 1 : 0.9));
    }

    @Property(trials = 300)
    public void onFactsThatExpiredAndItemsThatCannotBeComputed(long seed) {
        Random random = new Random(seed);
        List<String> items = new ArrayList<>(RandomSet.items(random));
        String key = random.nextInt(4) == 0 ? "key: {points: 0}" : "remediable: yes";
        items.add(random.nextInt(items.size() + 1), RandomSet.nothing(random, key));
        Paper paper = Paper.of(items.toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(random.nextInt(RandomSet.TOTAL))
                .rounding(rounding(random));
        if (random.nextBoolean()) {
            String bonus = RandomSet.nothing(random).replace("id: nothing", "id: more");
            paper.with("bonus: {cap: 1, items: [" + bonus + "]}");
        }
        Facts facts = RandomSet.broken(RandomSet.facts(random, random.nextBoolean() ? 1 : 0.9));
        if (random.nextInt(3) == 0) {
            facts.expired(NUMBERS.get(random.nextInt(NUMBERS.size())), "its last day is over");
        }
        assertAgree(paper.plan(), facts);
    }

    @Property(trials = 1000)
    public void quotientsAreRoundedAsDecimalsAre(
            @InRange(min = "0", max = "9223372036854775807") long numerator,
            @InRange(min = "1", max = "9223372036854775807") long denominator,
            @InRange(minInt = 0, maxInt = 40) int shift) {
        long smaller = Math.max(1, denominator >> shift);
        for (Rounding.Mode mode : Rounding.Mode.values()) {
            for (long top : new long[] {numerator, numerator >> shift, smaller / 2, smaller - smaller / 2}) {
                assertThat(BigInteger.valueOf(Longs.round(top, smaller, mode)))
                        .isEqualTo(new BigDecimal(top)
                                .divide(new BigDecimal(smaller), 0, mode.rounding())
                                .toBigInteger());
            }
        }
    }

    @Test
    public void longsDecideWhatFitsAndLeaveTheRestToFractions() {
        String line = "linear: {from: {at: -10, points: 0}, to: {at: 10.5, points: 10}}";
        for (String rule : List.of(
                "{bands: {fact: number.a, unit: USD, bands: [{to: 2.5, points: 0}, {from: 2.5, points: 9}]}}",
                "{linear: {fact: number.a, unit: USD, from: {at: 1, points: 0.5}, to: {at: 4, points: 4}}}",
                "{ratio: {fact: number.a, unit: USD, peer: number.p, times: 100, " + line + "}}",
                "{growth: {fact: number.a, unit: USD, " + line + "}}",
                "{window: {fact: number.a, unit: USD, years: 2, " + line + "}}",
                "{any-of: {conditions: [{fact: number.a, unit: USD, above: 3}, {fact: yes.a, is: no}]}}",
                "{best-of: [{yes-no: {fact: yes.a, points: 3}}, {zero-events: {fact: number.a, unit: USD, years: 2}}]}")) {
            Facts facts =
                    Facts.of("number.p", "1234567890.12").and("yes.a", "1.0").back("number.a", 1, "9876543210.5");
            assertThat(points(rule, facts.and("number.a", "10123456789.01")))
                    .as(rule)
                    .isNotEqualTo(Longs.OPEN);
            assertThat(points(rule, facts.and("number.a", "12345678901234567890.5")))
                    .as(rule)
                    .isEqualTo(Longs.OPEN);
        }
        String list = "{checklist: {items: [{fact: yes.a, points: 4}, {fact: yes.b, points: 6}]}}";
        assertThat(points(list, Facts.of("yes.a", 0).and("yes.b", 1))).isEqualTo(600);
        assertThat(points(list, Facts.of("yes.a", 2).and("yes.b", 1))).isEqualTo(Longs.OPEN);
        assertThat(points(list, Facts.of("yes.b", 1))).isEqualTo(Longs.OPEN);
    }

    @Test
    public void whatOverflowsOnTheWayIsLeftToFractions() {
        String bands = "bands: [{to: 1, points: 0}, {from: 1, points: 9}]";
        String line = "linear: {from: {at: -10, points: 0}, to: {at: 10.5, points: 10}}";
        Facts facts = Facts.of("number.a", "123456789012345678")
                .back("number.a", 1, "0.00000000000001")
                .and("number.p", "3");
        for (String rule : List.of(
                "{ratio: {fact: number.a, unit: USD, peer: number.p, times: 100, " + line + "}}",
                "{growth: {fact: number.a, unit: USD, " + line + "}}",
                "{window: {fact: number.a, unit: USD, years: 2, " + line + "}}",
                "{window: {fact: number.a, unit: USD, years: 2, " + bands + "}}",
                "{ratio: {fact: number.a, unit: USD, peer: number.p, times: 100, " + bands + "}}",
                "{growth: {fact: number.a, unit: USD, " + bands + "}}",
                "{linear: {fact: number.a, unit: USD, from: {at: 0.001, points: 0}, to: {at: 4, points: 4}}}",
                "{deduction: {fact: number.a, unit: USD, each: 0.123}}",
                "{threshold: {fact: number.a, unit: USD, above: 0.001}}")) {
            assertThat(points(rule, facts)).as(rule).isEqualTo(Longs.OPEN);
            assertAgree(Paper.rule(rule).plan(), facts);
        }
    }

    @Test
    public void factsThatAnotherPlanHasReadAreRefused() {
        Paper paper = Paper.rule("{yes-no: {fact: yes.a}}");
        Inputs inputs = paper.plan().read(Facts.of("yes.a", 1).snapshot());
        assertThatThrownBy(() -> paper.plan().evaluate(inputs)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long points(String rule, Facts facts) {
        Plan plan = Paper.rule(rule).plan();
        FactSnapshot snapshot = facts.snapshot();
        ItemPlan item = plan.sheet(snapshot.asOf()).parts().get(0).items().get(0);
        try {
            return LongRule.of(item, plan.document().rounding())
                    .points(plan.read(snapshot).packed());
        } catch (ArithmeticException e) {
            return Longs.OPEN;
        }
    }

    private static void assertAgree(Plan plan, Facts facts) {
        Scoring longs = plan.evaluate(facts.snapshot());
        Scoring fractions = plan.evaluateByFractions(facts.snapshot());
        assertThat(longs.verdict()).isEqualTo(fractions.verdict());
        assertThat(longs.total()).isEqualTo(fractions.total());
        assertThat(longs.lowest()).isEqualTo(fractions.lowest());
        assertThat(longs.highest()).isEqualTo(fractions.highest());
        assertThat(longs).isEqualTo(fractions);
    }

    private static Paper paper(Random random) {
        return Paper.of(RandomSet.items(random).toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(random.nextInt(RandomSet.TOTAL))
                .rounding(rounding(random));
    }

    private static String rounding(Random random) {
        return "{item: " + random.nextInt(7) + ", total: " + random.nextInt(7) + ", mode: "
                + MODES.get(random.nextInt(MODES.size())) + "}";
    }

    /** From 0.000001 to the most, with up to six decimals. */
    private static BigDecimal decimal(Random random, int most) {
        int decimals = random.nextInt(7);
        return BigDecimal.valueOf(random.nextDouble() * most)
                .setScale(decimals, RoundingMode.DOWN)
                .max(new BigDecimal("0.000001"));
    }

    /** Of any length that a record may have, and longer. */
    private static BigDecimal wild(Random random) {
        BigInteger digits = new BigInteger(1 + random.nextInt(220), random);
        BigDecimal out = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(75) - 10);
        return switch (random.nextInt(4)) {
            case 0 -> out;
            case 1 -> BigDecimal.valueOf(random.nextLong() >> random.nextInt(60), random.nextInt(25) - 5);
            case 2 -> new BigDecimal(Long.MAX_VALUE - random.nextInt(2)).movePointLeft(random.nextInt(20));
            default -> BigDecimal.valueOf(random.nextInt(5) - 2).setScale(random.nextInt(30), RoundingMode.DOWN);
        };
    }
}
