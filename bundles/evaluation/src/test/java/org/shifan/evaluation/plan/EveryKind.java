// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.shifan.evaluation.document.DocumentReader;

/**
 * Criteria of every kind of rule, those that are not made from the subject's own facts of years too, with vetoes, a minimum and
 * limits, and facts for them: all drawn from a seed.
 */
public final class EveryKind {
    private static final int WEIGHT = RandomSet.TOTAL / 10;
    private static final List<String> WORDS = List.of("good", "fair", "poor");
    private static final List<String> PAPERS = List.of("a.one", "a.two", "a.three");
    private static final List<String> OTHERS = List.of("110000-01", "110000-02", "110000-03", "110000-04", "110000-05");

    private EveryKind() {}

    /** The same draws with all weights and points multiplied. */
    public static List<String> items(Random random, int factor) {
        List<String> out = new ArrayList<>(RandomSet.items(random, factor));
        for (int i = 1; i < out.size(); i++) {
            boolean other = random.nextBoolean();
            String rule = rule(random, factor);
            if (other) {
                out.set(i, Paper.item("i" + i, WEIGHT * factor, rule, more(random, factor)));
            }
        }
        return out;
    }

    private static String[] more(Random random, int factor) {
        List<String> out = new ArrayList<>();
        if (random.nextInt(5) == 0) {
            out.add("not-applicable: {when: {fact: yes.n, is: yes}, then: "
                    + List.of("full", "spread", "spread-all").get(random.nextInt(3)) + "}");
        }
        if (random.nextInt(6) == 0) {
            out.add("key: {points: " + points(random, factor) + "}");
        }
        return out.toArray(String[]::new);
    }

    private static int points(Random random, int factor) {
        return random.nextInt(WEIGHT + 1) * factor;
    }

    private static String rule(Random random, int factor) {
        int one = points(random, factor);
        int other = points(random, factor);
        int full = WEIGHT * factor;
        return switch (random.nextInt(8)) {
            case 0 ->
                "{rank: {fact: number.a, unit: USD, among: "
                        + List.of("country", "province", "industry", "level").get(random.nextInt(4)) + ", best: "
                        + List.of("highest", "lowest").get(random.nextInt(2)) + ", ties: "
                        + List.of("better", "worse", "middle").get(random.nextInt(3)) + ", as: "
                        + List.of("place", "percentile").get(random.nextInt(2)) + ", linear: {from: {at: 1, points: "
                        + one + "}, to: {at: " + (2 + random.nextInt(60)) + ", points: " + other + "}}}}";
            case 1 ->
                "{judgement: {by: {zh: 组, en: team}, assessors: " + (1 + random.nextInt(3)) + ", combine: "
                        + List.of("mean", "median").get(random.nextInt(2))
                        + ", scale: [{id: good, title: {zh: 好, en: good}, points: " + full
                        + "}, {id: fair, title: {zh: 中, en: fair}, points: " + one
                        + "}, {id: poor, title: {zh: 差, en: poor}, points: " + other + "}]}}";
            case 2 ->
                "{evidence: {by: {zh: 局, en: office}, items: [{name: a.one, title: {zh: 一, en: one}}, {name: a.two,"
                        + " title: {zh: 二, en: two}}, {name: a.three, title: {zh: 三, en: three}}]}}";
            case 3 ->
                "{dated: [{from: 2014-01-01, ref: a, rule: {linear: {fact: percent.a, unit: percent, from: {at: 0, points: "
                        + one + "}, to: {at: 7, points: " + other
                        + "}}}}, {from: 2016-01-01, ref: b, rule: {yes-no: {fact: yes.a}}}]}";
            case 4 ->
                "{all-of: {conditions: [{fact: count.c, unit: count, all-of: count.all}, {fact: yes.b, is: yes}], otherwise: "
                        + one + "}}";
            case 5 ->
                "{zero-events: {fact: events.e, unit: count, months: 24, points: " + one + ", otherwise: " + other
                        + "}}";
            case 6 ->
                "{window: {fact: events.e, unit: count, days: 90, bands: [{to: 2, points: " + one
                        + "}, {from: 2, points: " + other + "}]}}";
            default ->
                "{custom: {function: " + Catalogue.SHARE
                        + ", facts: [{fact: percent.b, unit: percent}], parameters: {of: " + (1 + random.nextInt(30))
                        + "}}}";
        };
    }

    /**
     * A document of these items.
     *
     * @param frame from which vetoes, minimum, limits, bonus and grades are drawn
     */
    public static Paper paper(List<String> items, long frame, int factor) {
        Random random = new Random(frame);
        List<String> part = new ArrayList<>();
        if (random.nextBoolean()) {
            // Thirds never add up to it: neither does a rounded sum of them.
            part.add("minimum: " + (random.nextInt(60) * factor) + ".37");
        }
        if (random.nextInt(3) == 0) {
            part.add("limits: {partly-met: " + (3 + random.nextInt(5)) + ", not-met: " + (2 + random.nextInt(4)) + "}");
        }
        Paper out = new Paper()
                .part("part", String.join("\n    ", part), items.toArray(String[]::new))
                .total(RandomSet.TOTAL * factor)
                .pass(RandomSet.TOTAL * factor / 2);
        if (random.nextInt(3) == 0) {
            out.with("vetoes: [{id: malice, title: {zh: 否决, en: veto}, clause: 六, when: {all: [{fact: events.e, unit:"
                    + " count, above: 1, months: 24}, {fact: yes.c, is: yes}]}}]");
        }
        if (random.nextBoolean()) {
            out.with("bonus: {cap: " + 3 * factor + ", items: ["
                    + Paper.item("extra", 5 * factor, "{yes-no: {fact: yes.a}}") + "]}");
        }
        return out.with(
                "grades: [{id: best, from: " + RandomSet.TOTAL * factor * 3 / 4 + ", title: {zh: 优, en: best}}]");
    }

    /** Some of the facts, of the values of others, of evidence and of judgements, each with the given chance. */
    public static Facts facts(Random random, double chance) {
        Facts out = RandomSet.facts(random, chance);
        for (String fact : List.of("events.e.last-24-months", "events.e.last-90-days")) {
            int value = random.nextInt(3);
            if (random.nextDouble() < chance) {
                out.and(fact, value);
            }
        }
        out.and("count.all", 3);
        for (String zone : OTHERS) {
            int value = random.nextInt(8) * 10 - 40;
            out.other(zone, "number.a", random.nextDouble() < chance ? value : null);
        }
        for (String name : PAPERS) {
            boolean valid = random.nextBoolean();
            if (random.nextDouble() < chance) {
                out.evidence(name, valid ? "2014-01-01" : null, null);
            }
        }
        for (int i = 0; i < 10; i++) {
            for (String by : List.of("x", "y", "z")) {
                String word = WORDS.get(random.nextInt(WORDS.size()));
                if (random.nextDouble() < chance) {
                    out.judged("i" + i, by, word);
                }
            }
        }
        return out;
    }

    /** A plan made from the canonical form of the paper. */
    static Plan replayed(Paper paper) {
        return Compiler.compile(
                        DocumentReader.read("test.yaml", paper.document().canonical())
                                .document()
                                .orElseThrow(),
                        Catalogue::definition,
                        Catalogue::function)
                .plan()
                .orElseThrow();
    }
}
