// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.shifan.evaluation.document.DocumentReader;

/** Criteria of every kind of rule and facts for them, drawn from a seed. */
public final class RandomSet {
    private static final int ITEMS = 10;
    private static final int WEIGHT = 12;
    public static final int TOTAL = ITEMS * WEIGHT;

    private static final List<String> NUMBERS =
            List.of("number.a", "number.p", "percent.a", "percent.b", "rank.r", "count.c", "count.d", "points.g");
    private static final List<String> TRUTHS = List.of("yes.a", "yes.b", "yes.c", "yes.n");

    private RandomSet() {}

    public static List<String> items(Random random) {
        return items(random, 1);
    }

    /** The same draws with all weights and points multiplied. */
    public static List<String> items(Random random, int factor) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            String rule = rule(random, factor, 2);
            String more = i == 0 || random.nextInt(4) > 0
                    ? ""
                    : "not-applicable: {when: " + condition(random, 1) + ", then: "
                            + (random.nextBoolean() ? "full" : "spread") + "}";
            String key = random.nextInt(6) > 0 ? "" : "key: {points: " + points(random, factor) + "}";
            List<String> extra = new ArrayList<>(List.of(more, key));
            extra.removeIf(String::isEmpty);
            out.add(Paper.item("i" + i, WEIGHT * factor, rule, extra.toArray(String[]::new)));
        }
        return out;
    }

    /** An item without weight that cannot be computed, with {@link #broken} facts: each of what can make it so. */
    static String nothing(Random random, String... more) {
        String rule = switch (random.nextInt(4)) {
            case 0 -> "{yes-no: {fact: yes.old}}";
            case 1 -> "{best-of: [{yes-no: {fact: yes.a}}, {yes-no: {fact: yes.old}}]}";
            case 2 -> "{graded: {fact: points.odd, unit: points, grades: [{is: 0, points: 0}]}}";
            default ->
                "{dated: [{from: 2014-04-22, ref: 甲, rule: {yes-no: {fact: yes.a}}},"
                        + " {from: 2015-01-01, repealed: yes, ref: 乙}]}";
        };
        return Paper.item("nothing", 0, rule, more);
    }

    /** The same with facts of which items without weight make errors, and nothing else reads. */
    static Facts broken(Facts facts) {
        return facts.expired("yes.old", "its last day is over").and("points.odd", 7);
    }

    private static int points(Random random, int factor) {
        return random.nextInt(WEIGHT + 1) * factor;
    }

    private static String rule(Random random, int factor, int depth) {
        return switch (random.nextInt(depth > 0 ? 13 : 10)) {
            case 0 -> "{bands: {fact: percent.a, unit: percent, " + bands(random, factor) + "}}";
            case 1 -> "{linear: {fact: percent.b, unit: percent, " + line(random, factor) + "}}";
            case 2 ->
                "{threshold: {fact: number.a, unit: USD, above: " + random.nextInt(50) + ", points: "
                        + points(random, factor) + ", otherwise: " + points(random, factor) + "}}";
            case 3 ->
                "{yes-no: {fact: yes.a, points: " + points(random, factor) + ", otherwise: " + points(random, factor)
                        + "}}";
            case 4 ->
                "{ratio: {fact: number.a, unit: USD, peer: number.p, on-zero-peer: "
                        + List.of("missing", "0", "full").get(random.nextInt(3)) + ", linear: {" + line(random, factor)
                        + "}}}";
            case 5 -> "{growth: {fact: number.p, unit: USD, " + bands(random, factor) + "}}";
            case 6 -> "{window: {fact: count.c, unit: count, years: 3, linear: {" + line(random, factor) + "}}}";
            case 7 -> "{zero-events: {fact: count.d, unit: count, years: 2}}";
            case 8 -> "{deduction: {fact: count.d, unit: count, each: " + points(random, factor) + "}}";
            case 9 -> "{checklist: {facts: [yes.a, yes.b, yes.c]}}";
            case 10 ->
                "{graded: {fact: points.g, unit: points, grades: [{is: 0, points: " + points(random, factor)
                        + "}, {is: 1, points: " + points(random, factor) + "}]}}";
            case 11 -> "{best-of: [" + rule(random, factor, depth - 1) + ", " + rule(random, factor, depth - 1) + "]}";
            default ->
                "{any-of: {conditions: [" + condition(random, 2) + ", " + condition(random, 1) + "], points: "
                        + points(random, factor) + ", otherwise: " + points(random, factor) + "}}";
        };
    }

    private static String bands(Random random, int factor) {
        int one = random.nextInt(40) - 20;
        int two = one + 1 + random.nextInt(20);
        return String.format(
                "bands: [{from: %d, points: %d}, {to: %d, points: %d}, {from: %d, to: %d, points: %d}]",
                two, points(random, factor), one, points(random, factor), one, two, points(random, factor));
    }

    private static String line(Random random, int factor) {
        int from = random.nextInt(40) - 20;
        return String.format(
                "from: {at: %d, points: %d}, to: {at: %d, points: %d}",
                from, points(random, factor), from + 1 + random.nextInt(50), points(random, factor));
    }

    private static String condition(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> "{fact: yes.n, is: " + (random.nextBoolean() ? "yes" : "no") + "}";
            case 1 -> "{fact: rank.r, unit: rank, at-most: " + (1 + random.nextInt(5)) + "}";
            case 2 -> "{fact: count.c, unit: count, at-least: " + random.nextInt(6) + ", years: 2}";
            case 3 -> "{fact: percent.b, unit: percent, below: " + (random.nextInt(40) - 20) + "}";
            case 4 ->
                "{fact: number.a, unit: USD, peer: number.p, "
                        + List.of("at-least", "below").get(random.nextInt(2)) + ": " + random.nextInt(150) + "}";
            case 5 -> "{any: [" + condition(random, depth - 1) + ", " + condition(random, depth - 1) + "]}";
            default -> "{all: [" + condition(random, depth - 1) + ", " + condition(random, depth - 1) + "]}";
        };
    }

    /** Some of the facts, each with the given chance. */
    public static Facts facts(Random random, double chance) {
        Facts out = Facts.none();
        for (String fact : NUMBERS) {
            for (int back = 0; back < 3; back++) {
                BigDecimal value = number(fact, random);
                if (random.nextDouble() < chance) {
                    out.back(fact, back, value);
                }
            }
        }
        for (String fact : TRUTHS) {
            int value = random.nextInt(2);
            if (random.nextDouble() < chance) {
                out.and(fact, value);
            }
        }
        return out;
    }

    /** The same facts, and a value for each that was missing. */
    public static Facts complete(Facts known, Random random) {
        return facts(random, 1).overriddenBy(known);
    }

    /** A plan made from the canonical form of the paper. */
    static Plan replayed(Paper paper) {
        byte[] canonical = paper.document().canonical();
        return Compiler.compile(
                        DocumentReader.read("test.yaml", canonical).document().orElseThrow(),
                        Catalogue::definition,
                        name -> Optional.empty())
                .plan()
                .orElseThrow();
    }

    private static BigDecimal number(String fact, Random random) {
        return switch (fact) {
            case "rank.r" -> BigDecimal.valueOf(1 + random.nextInt(8));
            case "count.c", "count.d" -> BigDecimal.valueOf(random.nextInt(4));
            case "points.g" -> BigDecimal.valueOf(random.nextInt(2));
            default -> BigDecimal.valueOf(random.nextInt(12_000) - 4_000, 2);
        };
    }
}
