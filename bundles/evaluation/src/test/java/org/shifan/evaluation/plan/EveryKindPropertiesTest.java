// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import com.pholser.junit.quickcheck.Property;
import com.pholser.junit.quickcheck.generator.InRange;
import com.pholser.junit.quickcheck.runner.JUnitQuickcheck;
import org.junit.Test;
import org.junit.runner.RunWith;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.evaluation.archive.Proof;
import org.shifan.evaluation.document.RuleKind;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every set, whatever kinds of rule, vetoes, minimum and limits it has. */
@RunWith(JUnitQuickcheck.class)
public class EveryKindPropertiesTest {
    private static final double SOME = 0.8;

    @Test
    public void everyKindOfRuleIsDrawn() {
        Set<String> kinds = new HashSet<>();
        for (int seed = 0; seed < 60; seed++) {
            EveryKind.paper(EveryKind.items(new Random(seed), 1), seed, 1)
                    .document()
                    .items()
                    .forEach(item -> kinds.add(item.rule().kind().code()));
        }
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(RuleKind.values()).map(RuleKind::code).toList());
    }

    @Property(trials = 100)
    public void theOrderOfItemsChangesNothing(long seed) {
        Random random = new Random(seed);
        List<String> items = EveryKind.items(random, 1);
        Facts facts = EveryKind.facts(random, SOME);
        Scoring one = EveryKind.paper(items, seed, 1).score(facts);
        List<String> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        Scoring other = EveryKind.paper(shuffled, seed, 1).score(facts);
        assertSame(one, other);
        assertThat(other.parts().get(0).items())
                .containsExactlyInAnyOrderElementsOf(one.parts().get(0).items());
    }

    @Property(trials = 100)
    public void theOrderOfFactsAndOthersChangesNothing(long seed) {
        Random random = new Random(seed);
        Plan plan = EveryKind.paper(EveryKind.items(random, 1), seed, 1).plan();
        FactSnapshot one = EveryKind.facts(random, SOME).snapshot();
        FactSnapshot other = one.with(shuffled(one.values(), random));
        assertThat(other.digest()).isEqualTo(one.digest());
        assertThat(plan.evaluate(other)).isEqualTo(plan.evaluate(one));
    }

    @Property(trials = 100)
    public void multiplyingAllWeightsAndPointsMultipliesWhatIsPossible(
            long seed, @InRange(minInt = 2, maxInt = 9) int factor) {
        String exact = "{item: 6, total: 3, mode: half-up}";
        Facts facts = EveryKind.facts(new Random(seed + 1), SOME);
        Scoring one = EveryKind.paper(EveryKind.items(new Random(seed), 1), 4, 1)
                .rounding(exact)
                .score(facts);
        Scoring other = EveryKind.paper(EveryKind.items(new Random(seed), factor), 4, factor)
                .rounding(exact)
                .score(facts);
        BigDecimal times = BigDecimal.valueOf(factor);
        BigDecimal tolerance = new BigDecimal("0.02");
        assertThat(other.lowest().subtract(one.lowest().multiply(times)).abs()).isLessThan(tolerance);
        assertThat(other.highest().subtract(one.highest().multiply(times)).abs())
                .isLessThan(tolerance);
    }

    @Property(trials = 100)
    public void anItemOfWeightZeroChangesNothing(long seed) {
        Random random = new Random(seed);
        List<String> items = EveryKind.items(random, 1);
        Facts facts = RandomSet.broken(EveryKind.facts(random, SOME));
        List<String> more = new ArrayList<>(items);
        more.add(random.nextInt(more.size() + 1), RandomSet.nothing(random));
        assertSame(
                EveryKind.paper(items, seed, 1).score(facts),
                EveryKind.paper(more, seed, 1).score(facts));
    }

    @Property(trials = 100)
    public void aReplayIsTheOriginal(long seed, @InRange(minInt = 0, maxInt = 10) int tenthsKnown) {
        Random random = new Random(seed);
        Plan plan = EveryKind.paper(EveryKind.items(random, 1), seed, 1).plan();
        Proof proof = Proof.of(plan, EveryKind.facts(random, tenthsKnown / 10.0).snapshot(), Catalogue::function);
        assertThat(proof.again()).isEqualTo(proof.archived());
    }

    @Property(trials = 60)
    public void aDocumentReadBackFromItsCanonicalFormScoresTheSame(long seed) {
        Random random = new Random(seed);
        Paper paper = EveryKind.paper(EveryKind.items(random, 1), seed, 1);
        Plan replayed = EveryKind.replayed(paper);
        FactSnapshot facts = EveryKind.facts(random, SOME).snapshot();
        assertThat(replayed.digest()).isEqualTo(paper.plan().digest());
        assertThat(replayed.evaluate(facts)).isEqualTo(paper.plan().evaluate(facts));
    }

    @Property(trials = 60)
    public void whatEverybodyMeetsWithoutFactsHoldsWithThem(long seed) {
        Random random = new Random(seed);
        Plan plan = EveryKind.paper(EveryKind.items(random, 1), seed, 1).plan();
        Scoring open = plan.evaluate(Facts.none().and("count.all", 3).snapshot());
        Scoring complete = plan.evaluate(EveryKind.facts(random, 1).snapshot());
        assertThat(complete.lowest()).isGreaterThanOrEqualTo(open.lowest());
        assertThat(complete.highest()).isLessThanOrEqualTo(open.highest());
    }

    private static <K, V> Map<K, V> shuffled(Map<K, V> map, Random random) {
        List<Map.Entry<K, V>> entries = new ArrayList<>(map.entrySet());
        Collections.shuffle(entries, random);
        Map<K, V> out = new LinkedHashMap<>();
        entries.forEach(entry -> out.put(entry.getKey(), entry.getValue()));
        return out;
    }

    private static void assertSame(Scoring one, Scoring other) {
        assertThat(other.verdict()).isEqualTo(one.verdict());
        assertThat(other.total()).isEqualTo(one.total());
        assertThat(other.lowest()).isEqualTo(one.lowest());
        assertThat(other.highest()).isEqualTo(one.highest());
    }

    /** What the trace says of an item has everything that its points were made from. */
    @Property(trials = 60)
    public void everyItemSaysHowItsPointsCameAbout(long seed) {
        Random random = new Random(seed);
        Scoring scoring = EveryKind.paper(EveryKind.items(random, 1), seed, 1).score(EveryKind.facts(random, SOME));
        for (Evaluation.Part part : scoring.parts()) {
            for (Evaluation.Item item : part.items()) {
                assertThat(item.formula().zh()).isNotBlank();
                assertThat(item.computation().en()).isNotBlank();
            }
        }
    }
}
