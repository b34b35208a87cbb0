// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.Optional;
import java.util.Random;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.runner.RunWith;

import org.shifan.evaluation.archive.Proof;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made again from the archive is what was archived, to the byte, whatever the set and however much is missing. */
@RunWith(JUnitQuickcheck.class)
public class ReplayPropertiesTest {
    @Property(trials = 100)
    public void aReplayIsTheOriginal(long seed, @InRange(minInt = 0, maxInt = 10) int tenthsKnown) {
        Random random = new Random(seed);
        Plan plan = Paper.of(RandomSet.items(random).toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(RandomSet.TOTAL / 2)
                .plan();
        assertReplays(plan, RandomSet.facts(random, tenthsKnown / 10.0));
    }

    @Property(trials = 50)
    public void aReplayByRankIsTheOriginal(long seed) {
        Random random = new Random(seed);
        Plan plan = Paper.rule("{rank: {fact: number.a, unit: USD, among: country, best: highest, ties: middle,"
                        + " linear: {from: {at: 1, points: 10}, to: {at: 8, points: 0}}}}")
                .plan();
        Facts facts = Facts.of("number.a", random.nextInt(4));
        for (int zone = 1; zone < 8; zone++) {
            facts.other("110000-0" + zone, "number.a", random.nextInt(5) == 0 ? null : random.nextInt(4));
        }
        assertReplays(plan, facts);
    }

    private static void assertReplays(Plan plan, Facts facts) {
        Proof proof = Proof.of(plan, facts.snapshot(), name -> Optional.empty());
        assertThat(proof.again()).isEqualTo(proof.archived());
    }

    /** The better the value, the better the place: never fewer points. */
    @Property(trials = 100)
    public void aBetterValueNeverGivesFewerPointsByRank(long seed, @InRange(minInt = 0, maxInt = 9) int step) {
        Random random = new Random(seed);
        int value = random.nextInt(10);
        for (String best : new String[] {"highest", "lowest"}) {
            Plan plan = Paper.rule("{rank: {fact: number.a, unit: USD, among: country, best: " + best
                            + ", linear: {from: {at: 1, points: 10}, to: {at: 8, points: 0}}}}")
                    .plan();
            Scoring worse = plan.evaluate(ranked(seed, best.equals("highest") ? value : value + step));
            Scoring better = plan.evaluate(ranked(seed, best.equals("highest") ? value + step : value));
            assertThat(better.lowest()).isGreaterThanOrEqualTo(worse.lowest());
            assertThat(better.highest()).isGreaterThanOrEqualTo(worse.highest());
        }
    }

    private static FactSnapshot ranked(long seed, int value) {
        Random random = new Random(seed);
        Facts facts = Facts.of("number.a", value);
        for (int zone = 1; zone < 8; zone++) {
            facts.other("110000-0" + zone, "number.a", random.nextInt(5) == 0 ? null : random.nextInt(20));
        }
        return facts.snapshot();
    }
}
