// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RankRule;
import org.shifan.evaluation.document.RankRule.As;
import org.shifan.evaluation.document.RankRule.Best;

/**
 * The place of the subject in a population, or how many percent of the others it has behind it. Others without a
 * value may be before it or behind it: then it is an interval.
 */
record RankMeasure(Slot slot, RankRule rule, PopulationNeed need, Subject.Kind kind) implements Measure {
    private static final Fraction TWO = Fraction.of(BigDecimal.valueOf(2));
    private static final Fraction HUNDRED = Fraction.of(BigDecimal.valueOf(100));

    @Override
    public Range range(Inputs inputs) {
        Range place = place(inputs);
        if (rule.as() == As.PLACE) {
            return place;
        }
        Optional<Population> population = inputs.population(need);
        if (population.isEmpty()) {
            return Range.between(Fraction.ZERO, HUNDRED);
        }
        int size = population.get().size(inputs.subject());
        return Range.between(percentile(place.high(), size), percentile(place.low(), size));
    }

    /** The only one of a population is its first. */
    private static Fraction percentile(Fraction place, int size) {
        return size == 1 ? HUNDRED : whole(size).minus(place).times(HUNDRED).over(whole(size - 1));
    }

    private Range place(Inputs inputs) {
        Optional<Population> found = inputs.population(need);
        if (found.isEmpty()) {
            return new Range(Words.ONE, null);
        }
        Population population = found.get();
        Range own = inputs.range(slot);
        boolean highest = rule.best() == Best.HIGHEST;
        Fraction best = highest ? own.high() : own.low();
        Fraction worst = highest ? own.low() : own.high();
        int size = population.size(inputs.subject());
        Fraction first = best == null ? Words.ONE : place(population, inputs.subject(), best);
        Fraction last = worst == null
                ? whole(size)
                : place(population, inputs.subject(), worst).plus(whole(population.unknown(inputs.subject())));
        return Range.between(first, last);
    }

    /** The place that a value has among those that are known. */
    private Fraction place(Population population, Subject subject, Fraction value) {
        int before = population.others(subject, value.decimal(), rule.best() == Best.HIGHEST ? 1 : -1);
        Fraction tied = whole(population.others(subject, value.decimal(), 0));
        return whole(1 + before)
                .plus(
                        switch (rule.ties()) {
                            case BETTER -> Fraction.ZERO;
                            case WORSE -> tied;
                            case MIDDLE -> tied.over(TWO);
                        });
    }

    private static Fraction whole(int number) {
        return Fraction.of(BigDecimal.valueOf(number));
    }

    /** @throws Broken when nobody can say whom it is ranked among */
    void refuseUnknown(Inputs inputs) throws Broken {
        Optional<Population> found = inputs.population(need);
        if (found.isPresent() && found.get().unknown()) {
            throw new Broken(Words.say(
                    "plan.rank.unknown-population",
                    slot.title(),
                    group(),
                    found.get().name()));
        }
    }

    /** Those of the population that have no value, once the subject itself has one. */
    List<Lack> lacks(Inputs inputs) {
        int unknown = inputs.population(need)
                .map(population -> population.unknown(inputs.subject()))
                .orElse(0);
        if (inputs.missing(slot) || unknown == 0) {
            return List.of();
        }
        Text reason = Words.say("plan.rank.unknown", name(inputs), unknown, String.valueOf(inputs.year(slot)));
        return List.of(new Lack(
                need.fact(),
                Words.say("plan.rank.of-others." + kind.code(), slot.title()),
                reason,
                slot.definition().owedBy()));
    }

    /** The population as something that went into the computation. */
    List<Evaluation.Input> further(Inputs inputs) {
        return inputs
                .population(need)
                .map(population -> new Evaluation.Input(
                        need.fact(),
                        Words.say("plan.rank.members", slot.title(), population.name()),
                        BigDecimal.valueOf(population.size(inputs.subject())),
                        "count",
                        inputs.year(slot),
                        List.of(rule.among().code() + " @ " + population.on()),
                        population.synthetic(),
                        null))
                .stream()
                .toList();
    }

    @Override
    public List<Slot> slots() {
        return List.of(slot);
    }

    @Override
    public Text unit() {
        return rule.as() == As.PLACE ? Words.say("plan.unit.rank") : Text.same("%");
    }

    @Override
    public Text formula() {
        return Words.say(
                "plan.rank." + rule.as().code(),
                slot.title(),
                group(),
                Words.say("plan.rank.best." + rule.best().code()),
                Words.say("plan.rank.ties." + rule.ties().code()));
    }

    @Override
    public Text computation(Inputs inputs) {
        Optional<Population> population = inputs.population(need);
        if (population.isEmpty()) {
            return Words.say("plan.rank.nobody", slot.title(), inputs.shown(slot));
        }
        Text found = Words.say(
                "plan.rank.found",
                slot.title(),
                inputs.shown(slot),
                Words.range(place(inputs)),
                population.get().size(inputs.subject()),
                name(inputs),
                population.get().on().toString(),
                population.get().unknown(inputs.subject()));
        return rule.as() == As.PLACE ? found : Words.say("plan.rank.percent", found, Words.range(range(inputs)));
    }

    private Text name(Inputs inputs) {
        return inputs.population(need).map(Population::name).orElseGet(this::group);
    }

    private Text group() {
        return Words.say("plan.rank.group." + kind.code() + "." + need.group().code());
    }
}
