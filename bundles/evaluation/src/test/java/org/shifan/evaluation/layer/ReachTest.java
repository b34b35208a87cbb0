// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.Test;

import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Language;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.RandomSet;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody passes a set who fails the set that it extends, whatever is added to it and however it weighs. */
public class ReachTest {
    private static final String YES = "{yes-no: {fact: yes.%s}}";

    private static String item(String id, int weight, String... more) {
        return Paper.item(id, weight, YES.formatted(id), more);
    }

    private static Paper base() {
        return new Paper()
                .part("conditions", "", item("a", 40, "key: {points: 40}"))
                .part("systems", "", item("b", 30), item("c", 30))
                .total(100)
                .pass(60)
                .with("baseline: yes");
    }

    private static String check(Paper before, Paper after) {
        return check(before.plan(), after.plan());
    }

    private static String check(Plan before, Plan after) {
        CriteriaDocument base = before.document();
        return Tightening.check(base, after.document(), key -> Place.WHOLE, id -> false).stream()
                .map(p -> p.in(Language.EN))
                .collect(Collectors.joining("\n"));
    }

    private static Paper withOwnPart(int weight, int pass) {
        return new Paper()
                .part("conditions", "", item("a", 40, "key: {points: 40}"))
                .part("systems", "", item("b", 30), item("c", 30))
                .part("own", "", item("n", weight))
                .total(100 + weight)
                .pass(pass);
    }

    @Test
    public void pointsThatASetAddsDoNotReplaceThoseOfTheMinimum() {
        assertThat(check(base(), withOwnPart(900, 600)))
                .contains("the pass mark 600 of 1000 can be reached with less than the 60 of 100 points")
                .contains("up to 60, what the set adds by itself up to 900; it has to be 960 or more");
        assertThat(check(base(), withOwnPart(900, 959))).contains("960 or more");
        assertThat(check(base(), withOwnPart(900, 960))).isEmpty();
        assertThat(check(base(), withOwnPart(10, 69))).contains("70 or more");
        assertThat(check(base(), withOwnPart(10, 70))).isEmpty();
    }

    @Test
    public void weightDoesNotMoveToWhatEverybodyHas() {
        Paper heavy = new Paper()
                .part("conditions", "", item("a", 80, "key: {points: 80}"))
                .part("systems", "", item("b", 10), item("c", 10))
                .total(100);
        assertThat(check(base(), heavy.pass(86))).contains("86.67 or more");
        assertThat(check(base(), heavy.pass(87))).isEmpty();
    }

    @Test
    public void theMinimumOfAPartIsNotFilledWithItemsOfTheSet() {
        Paper before = new Paper()
                .part("systems", "minimum: 6", item("a", 5), item("b", 5))
                .with("baseline: yes");
        Paper filled = new Paper()
                .part("systems", "minimum: 60", item("a", 5), item("b", 5), item("n", 90))
                .total(100)
                .pass(96);
        assertThat(check(before, filled))
                .contains("the minimum of the part 60 of 100")
                .contains("96 or more");
        Paper raised = new Paper()
                .part("systems", "minimum: 96", item("a", 5), item("b", 5), item("n", 90))
                .total(100)
                .pass(96);
        assertThat(check(before, raised)).isEmpty();
    }

    @Test
    public void whoNowMissesAltogetherStillCountsAsMissing() {
        String line = "{linear: {fact: percent.a, unit: percent, from: {at: 0, points: 0}, to: {at: %d, points: 10}}}";
        Paper before = new Paper()
                .part("p", "limits: {partly-met: 0}", Paper.item("a", 10, line.formatted(30)))
                .with("baseline: yes");
        String stricter = "{threshold: {fact: percent.a, unit: percent, at-least: 30}}";
        assertThat(check(before, new Paper().part("p", "limits: {partly-met: 0}", Paper.item("a", 10, stricter))))
                .contains("more items to be missed");
        assertThat(check(
                        before,
                        new Paper().part("p", "limits: {partly-met: 0, not-met: 0}", Paper.item("a", 10, stricter))))
                .isEmpty();
        assertThat(check(
                        before,
                        new Paper().part("p", "limits: {partly-met: 0}", Paper.item("a", 10, line.formatted(30)))))
                .isEmpty();
    }

    /** The lowest pass mark that is let through still lets nobody pass who fails the base. */
    @Test
    public void whoPassesASetPassesItsBase() {
        int sets = 0;
        int passes = 0;
        int fails = 0;
        int let = 0;
        for (int seed = 0; seed < 90; seed++) {
            Random random = new Random(seed);
            List<FactSnapshot> facts = IntStream.range(0, 60)
                    .mapToObj(i -> RandomSet.facts(random, i % 3 == 0 ? 0.9 : 1).snapshot())
                    .toList();
            Drawn drawn = Drawn.of(seed, random);
            Plan base = drawn.base(facts, random);
            Plan set = drawn.lowest(base);
            if (set == null) {
                continue;
            }
            sets++;
            Plan loose = drawn.proportional(base);
            for (FactSnapshot each : facts) {
                Verdict before = base.evaluate(each).verdict();
                Verdict now = set.evaluate(each).verdict();
                let += before == Verdict.FAIL && loose.evaluate(each).verdict() == Verdict.PASS ? 1 : 0;
                fails += before == Verdict.FAIL ? 1 : 0;
                if (now == Verdict.PASS) {
                    passes++;
                    assertThat(before).as("seed " + seed).isNotIn(Verdict.FAIL, Verdict.FAIL_VETO, Verdict.ERROR);
                }
            }
        }
        assertThat(sets).isGreaterThan(40);
        assertThat(passes).isGreaterThan(100);
        assertThat(fails).isGreaterThan(500);
        // With a mark that is only the same part of the full points some would have come through.
        assertThat(let).isGreaterThan(20);
    }

    /** A base and a set over it, of other weights and with items of its own. */
    private record Drawn(List<String> before, List<String> now, List<String> own, int total, String minimum) {
        private static final int SPLIT = 4;

        static Drawn of(int seed, Random random) {
            boolean weighed = random.nextBoolean();
            List<String> before = RandomSet.items(new Random(seed));
            List<String> twice = RandomSet.items(new Random(seed), 2);
            List<String> now = new ArrayList<>();
            int total = RandomSet.TOTAL;
            for (int i = 0; i < before.size(); i++) {
                boolean heavier = weighed && random.nextInt(3) == 0;
                now.add(heavier ? twice.get(i) : before.get(i));
                total += heavier ? RandomSet.TOTAL / before.size() : 0;
            }
            List<String> own = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                int weight = 1 + random.nextInt(80);
                own.add(Paper.item("own" + i, weight, YES.formatted(random.nextBoolean() ? "a" : "n")));
                total += weight;
            }
            return new Drawn(before, now, own, total, random.nextBoolean() ? "" : "minimum: " + random.nextInt(12));
        }

        private static String[] some(List<String> items, int from, int to) {
            return items.subList(from, to).toArray(String[]::new);
        }

        private Paper paper(List<String> items) {
            return new Paper().part("one", minimum, some(items, 0, SPLIT));
        }

        /** With a pass mark that one of the subjects just misses. */
        Plan base(List<FactSnapshot> facts, Random random) {
            Paper open = paper(before).part("two", "", some(before, SPLIT, before.size()));
            BigDecimal near = open.total(RandomSet.TOTAL)
                    .pass(1)
                    .plan()
                    .evaluate(facts.get(random.nextInt(facts.size())))
                    .highest();
            return open.pass(near.add(new BigDecimal("0.01")).min(BigDecimal.valueOf(RandomSet.TOTAL)))
                    .with("baseline: yes")
                    .plan();
        }

        private Plan set(int pass) {
            List<String> second = new ArrayList<>(now.subList(SPLIT, now.size()));
            second.addAll(own);
            return paper(now)
                    .part("two", "", second.toArray(String[]::new))
                    .total(total)
                    .pass(pass)
                    .plan();
        }

        Plan proportional(Plan base) {
            BigDecimal mark = base.document().pass().multiply(BigDecimal.valueOf(total));
            return set(mark.divide(base.document().total(), 0, RoundingMode.CEILING)
                    .intValueExact());
        }

        /** Null when none is let through. */
        Plan lowest(Plan base) {
            int refused = 0;
            int accepted = total + 1;
            while (accepted - refused > 1) {
                int middle = (accepted + refused) / 2;
                if (check(base, set(middle)).isEmpty()) {
                    accepted = middle;
                } else {
                    refused = middle;
                }
            }
            return accepted > total ? null : set(accepted);
        }
    }
}
