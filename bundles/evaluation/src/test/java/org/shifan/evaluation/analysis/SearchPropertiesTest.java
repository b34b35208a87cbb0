// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.Test;

import org.shifan.api.analysis.LeastChange;
import org.shifan.api.analysis.LeastChange.Found;
import org.shifan.api.analysis.LeastChange.Way;
import org.shifan.api.analysis.Sweep;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Facts;
import org.shifan.evaluation.plan.Inputs;
import org.shifan.evaluation.plan.Paper;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.RandomSet;
import org.shifan.evaluation.plan.Reweighed;
import org.shifan.evaluation.plan.Scoring;
import org.shifan.evaluation.service.Candidate;

import static org.assertj.core.api.Assertions.assertThat;

/** What is searched without trying every value is held against values that are tried. */
public class SearchPropertiesTest {
    private static final long SEED = 20160301;
    private static final int SETS = 60;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static Plan plan(Random random) {
        return Paper.of(RandomSet.items(random).toArray(String[]::new))
                .total(RandomSet.TOTAL)
                .pass(RandomSet.TOTAL * (40 + random.nextInt(30)) / 100)
                .with(
                        "vetoes: [{id: v, title: {zh: 否, en: V}, clause: 四, when: {fact: count.d, unit: count, above: 2}}]")
                .plan();
    }

    /** None below zero, as records are; each there with the given chance. */
    private static FactSnapshot facts(Random random, double chance) {
        FactSnapshot drawn = RandomSet.facts(random, chance).snapshot();
        Map<FactNeed, FactValue> values = new HashMap<>();
        drawn.values()
                .forEach((need, value) -> values.put(
                        need, Search.assumed(((FactValue.Known) value).value().abs())));
        return new FactSnapshot(drawn.subject(), drawn.year(), drawn.asOf(), values);
    }

    private static Case asked(Plan plan, FactSnapshot facts) {
        EvaluationRequest request =
                new EvaluationRequest(facts.subject(), Level.PROVINCIAL, facts.year(), facts.asOf(), false, "test");
        return new Case(
                plan, new Candidate(facts.subject(), Text.same("zone"), BureauCode.of("jiangsu")), request, facts);
    }

    private static Scoring with(Plan plan, Inputs inputs, Way way, BigDecimal value) {
        return plan.evaluate(inputs.with(new FactNeed(way.fact(), 0), Search.assumed(value)));
    }

    /** Values between two, both excluded: whole ones, some with cents, and the next ones at either end. */
    private static List<BigDecimal> between(BigDecimal one, BigDecimal other, BigDecimal step) {
        BigDecimal low = one.min(other);
        BigDecimal high = one.max(other);
        TreeSet<BigDecimal> out = new TreeSet<>();
        for (int i = -60; i <= 140; i++) {
            for (BigDecimal by : List.of(BigDecimal.ZERO, step, step.negate())) {
                out.add(BigDecimal.valueOf(i).add(by));
            }
        }
        out.add(low.add(step));
        out.add(high.subtract(step));
        return out.stream()
                .filter(value -> value.compareTo(low) > 0 && value.compareTo(high) < 0)
                .filter(value -> value.remainder(step).signum() == 0)
                .toList();
    }

    @Test
    public void theLeastChangePassesAndNothingNearerDoes() {
        Random random = new Random(SEED);
        int reached = 0;
        int not = 0;
        for (int i = 0; i < SETS; i++) {
            Plan plan = plan(random);
            FactSnapshot facts = facts(random, 1);
            Inputs inputs = plan.read(facts);
            LeastChange found = new Remedies(asked(plan, facts)).find();
            for (Way way : found.ways()) {
                String told = "set " + i + " " + way;
                if (way.found() == Found.OPEN) {
                    // Only where a base or peer cannot be divided by, which leaves it undecided in any case.
                    assertThat(found.now().total()).as(told).isNull();
                    continue;
                }
                if (way.found() == Found.REACHED) {
                    reached++;
                    assertThat(with(plan, inputs, way, way.needed()).verdict())
                            .as(told)
                            .isEqualTo(Verdict.PASS);
                    BigDecimal toward = way.needed().compareTo(way.current()) > 0
                            ? way.precision()
                            : way.precision().negate();
                    assertThat(with(plan, inputs, way, way.needed().subtract(toward))
                                    .verdict())
                            .as("just short of it, " + told)
                            .isNotEqualTo(Verdict.PASS);
                    BigDecimal mirrored = way.current().subtract(way.change());
                    for (BigDecimal value : between(way.needed(), mirrored, way.precision())) {
                        if (value.compareTo(way.from()) >= 0 && value.compareTo(way.to()) <= 0) {
                            assertThat(with(plan, inputs, way, value).verdict())
                                    .as("at the nearer %s, %s", value, told)
                                    .isNotEqualTo(Verdict.PASS);
                        }
                    }
                } else if (way.best() == null) {
                    assertThat(found.now().total()).as(told).isNull();
                } else {
                    not++;
                    assertThat(with(plan, inputs, way, way.bestAt()).lowest())
                            .as(told)
                            .isEqualByComparingTo(way.best());
                    for (BigDecimal value :
                            between(way.from().subtract(CENT), way.to().add(CENT), way.precision())) {
                        Scoring there = with(plan, inputs, way, value);
                        assertThat(there.verdict()).as("at %s, %s", value, told).isNotEqualTo(Verdict.PASS);
                        if (there.verdict() != Verdict.ERROR) {
                            assertThat(there.lowest())
                                    .as("at %s, %s", value, told)
                                    .isLessThanOrEqualTo(way.best());
                        }
                    }
                }
            }
        }
        assertThat(reached).isGreaterThan(20);
        assertThat(not).isGreaterThan(100);
    }

    /** With facts missing too: what passes, passes whatever they are. */
    @Test
    public void otherMissingFactsDoNotHideTheLeastChange() {
        Random random = new Random(SEED + 4);
        int reached = 0;
        int not = 0;
        int open = 0;
        int given = 0;
        for (int i = 0; i < 2 * SETS; i++) {
            Plan plan = plan(random);
            FactSnapshot facts = facts(random, 0.9);
            Inputs inputs = plan.read(facts);
            for (Way way : new Remedies(asked(plan, facts)).find().ways()) {
                String told = "set " + i + " " + way;
                if (way.found() == Found.REACHED) {
                    reached++;
                    assertThat(with(plan, inputs, way, way.needed()).verdict())
                            .as(told)
                            .isEqualTo(Verdict.PASS);
                } else if (way.found() == Found.NOT_THIS_WAY) {
                    not++;
                    for (BigDecimal value :
                            between(way.from().subtract(CENT), way.to().add(CENT), way.precision())) {
                        assertThat(with(plan, inputs, way, value).verdict())
                                .as("at %s, %s", value, told)
                                .isNotIn(Verdict.PASS, Verdict.INDETERMINATE);
                    }
                } else if (between(way.from(), way.to(), way.precision()).stream()
                        .anyMatch(value -> with(plan, inputs, way, value).verdict() == Verdict.INDETERMINATE)) {
                    open++;
                } else {
                    given++;
                }
            }
        }
        assertThat(reached).isGreaterThan(20);
        assertThat(not).isGreaterThan(20);
        assertThat(open).isGreaterThan(10);
        // Given up where the search could have found out.
        assertThat(given).isLessThan((reached + not + open) / 10);
    }

    @Test
    public void aFactLeftOpenBetweenTwoValuesAllowsWhatEachOfThemGives() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < SETS; i++) {
            Plan plan = plan(random);
            FactSnapshot facts = facts(random, 1);
            Inputs inputs = plan.read(facts);
            for (FactNeed need : plan.needs()) {
                int low = plan.definition(need).orElseThrow().unit().code().equals("rank") ? 1 : 0;
                BigDecimal from = BigDecimal.valueOf(low + random.nextInt(3));
                BigDecimal to = from.add(BigDecimal.valueOf(random.nextInt(30)));
                Scoring open = plan.evaluate(inputs.between(need, from, to));
                if (plan.definition(need).orElseThrow().unit().code().equals("truth")
                        || open.verdict() == Verdict.ERROR) {
                    continue;
                }
                for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(BigDecimal.ONE)) {
                    Scoring one = plan.evaluate(inputs.with(need, Search.assumed(value)));
                    if (one.verdict() == Verdict.ERROR || one.total() == null) {
                        continue;
                    }
                    String told = "set " + i + " " + need + " = " + value + " in " + from + ".." + to;
                    assertThat(one.lowest()).as(told).isGreaterThanOrEqualTo(open.lowest());
                    assertThat(one.highest()).as(told).isLessThanOrEqualTo(open.highest());
                    if (open.verdict() != Verdict.INDETERMINATE) {
                        assertThat(one.verdict()).as(told).isEqualTo(open.verdict());
                    }
                }
            }
        }
    }

    @Test
    public void aSweepCrossesExactlyWhereTheVerdictChanges() {
        Random random = new Random(SEED + 2);
        int crossed = 0;
        for (int i = 0; i < SETS; i++) {
            Plan plan = plan(random);
            Case asked = asked(plan, facts(random, 1));
            for (FactNeed need : plan.needs()) {
                if (need.yearsBack() > 0
                        || need.fact().value().startsWith("yes")
                        || need.fact().value().startsWith("points")) {
                    continue;
                }
                Sweep.Range range =
                        new Sweep.Range(need.fact(), null, BigDecimal.ONE, BigDecimal.valueOf(60), BigDecimal.ONE);
                Sweep sweep = new Sweeping(asked, range).run(List.of());
                if (sweep.points().stream().anyMatch(p -> p.outcome().total() == null)) {
                    continue;
                }
                assertThat(sweep.complete()).as("set %d %s", i, need).isTrue();
                List<Sweep.Crossing> passes = sweep.crossings().stream()
                        .filter(c -> c.mark().en().equals("Passes"))
                        .toList();
                crossed += passes.size();
                for (Sweep.Point point : sweep.points()) {
                    assertThat(holds(sweep, passes, point.value()))
                            .as("set %d %s at %s", i, need, point.value())
                            .isEqualTo(point.outcome().verdict() == Verdict.PASS);
                }
            }
        }
        assertThat(crossed).isGreaterThan(5);
    }

    /** Whether it passes there, told from the first point and the crossings alone. */
    private static boolean holds(Sweep sweep, List<Sweep.Crossing> crossings, BigDecimal value) {
        boolean holds = sweep.points().get(0).outcome().verdict() == Verdict.PASS;
        for (Sweep.Crossing crossing : crossings) {
            if (crossing.at().compareTo(value) <= 0) {
                holds = crossing.reached();
            }
        }
        return holds;
    }

    @Test
    public void withTheDeclaredWeightsNothingChanges() {
        Random random = new Random(SEED + 3);
        int broken = 0;
        for (int i = 0; i < 2 * SETS; i++) {
            Plan plan = plan(random);
            FactSnapshot facts = facts(random, i % 2 == 0 ? 1 : 0.7);
            Inputs inputs = plan.read(i % 3 == 0 ? expired(random, facts) : facts);
            Scoring scoring = plan.evaluate(inputs);
            broken += scoring.verdict() == Verdict.ERROR ? 1 : 0;
            List<Reweighed.Result> results = new ArrayList<>();
            Reweighed reweighed = plan.reweighed(inputs);
            results.add(reweighed.asDeclared());
            for (int item = 0; item < reweighed.weights().size(); item++) {
                results.add(reweighed.with(item, reweighed.weights().get(item).weight()));
            }
            for (Reweighed.Result result : results) {
                assertThat(result.verdict()).as("set %d", i).isEqualTo(scoring.verdict());
                assertThat(result.lowest()).as("set %d", i).isEqualTo(scoring.lowest());
                assertThat(result.highest()).as("set %d", i).isEqualTo(scoring.highest());
                assertThat(result.total()).as("set %d", i).isEqualTo(scoring.total());
            }
        }
        assertThat(broken).isGreaterThan(20);
    }

    /** Some of them may not be used any more, so that items over them cannot be computed. */
    private static FactSnapshot expired(Random random, FactSnapshot facts) {
        Map<FactNeed, FactValue> values = new HashMap<>();
        new TreeMap<>(facts.values())
                .forEach((need, value) -> values.put(
                        need,
                        random.nextInt(5) > 0
                                ? value
                                : FactValue.expired(new Message("test.expired", Text.same("over"), List.of()))));
        return new FactSnapshot(facts.subject(), facts.year(), facts.asOf(), values);
    }

    @Test
    public void aMovedWeightGivesWhatADocumentWithThatWeightGives() {
        String yes = "{yes-no: {fact: %s}}";
        String some = "{checklist: {facts: [yes.a, yes.b, yes.c]}}";
        Plan declared = sheet(50, 30, 20, yes, some);
        Plan moved = sheet(60, 24, 16, yes, some);
        for (int facts = 0; facts < 16; facts++) {
            FactSnapshot snapshot = Facts.of("yes.a", facts & 1)
                    .and("yes.b", facts >> 1 & 1)
                    .and("yes.c", facts >> 2 & 1)
                    .and("yes.n", facts >> 3 & 1)
                    .snapshot();
            Reweighed.Result result =
                    declared.reweighed(declared.read(snapshot)).with(0, BigDecimal.valueOf(60));
            assertThat(result.total()).isEqualTo(moved.evaluate(snapshot).total());
            assertThat(result.verdict()).isEqualTo(moved.evaluate(snapshot).verdict());
        }
    }

    private static Plan sheet(int one, int two, int three, String yes, String some) {
        return Paper.of(
                        Paper.item("i", one, some),
                        Paper.item("j", two, String.format(yes, "yes.n")),
                        Paper.item("k", three, String.format(yes, "yes.a")))
                .total(100)
                .pass(60)
                .plan();
    }
}
