// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** A scoring function of a bureau: asked only when its facts are all known, and whatever it throws stays here. */
record CustomScorer(
        String name, ScoringFunction function, List<Slot> slots, Map<String, BigDecimal> parameters, Fraction weight)
        implements Scorer {
    CustomScorer {
        slots = List.copyOf(slots);
        parameters = Map.copyOf(parameters);
    }

    @Override
    public Score score(Inputs inputs) throws Broken {
        Map<FactId, BigDecimal> facts = new HashMap<>();
        for (Slot slot : slots) {
            Optional<BigDecimal> value = inputs.value(slot);
            if (value.isEmpty()) {
                return Score.of(Range.between(Fraction.ZERO, weight));
            }
            facts.put(slot.need().fact(), value.get());
        }
        ScoringShare share = call(new ScoringInput(facts, parameters, inputs.year(), inputs.asOf()));
        return Score.noted(Range.of(weight.times(Fraction.of(share.share()))), share.reason());
    }

    private ScoringShare call(ScoringInput input) throws Broken {
        ScoringShare share;
        try {
            share = function.score(input);
        } catch (ShifanException e) {
            throw new Broken(Words.say("plan.function.failed", name, Words.of(e.message())));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            String said = e.getMessage() == null || e.getMessage().isBlank()
                    ? e.getClass().getSimpleName()
                    : e.getMessage().lines().findFirst().orElse("");
            throw new Broken(Words.say("plan.function.failed", name, said));
        }
        if (share != null && Fraction.isExcessive(share.share())) {
            throw new Broken(Words.say("plan.function.excessive", name));
        }
        if (share == null) {
            throw new Broken(Words.say("plan.function.nothing", name));
        }
        return share;
    }

    @Override
    public Text formula() {
        List<Text> facts = slots.stream().map(Slot::title).toList();
        List<Text> values = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(e -> Text.same(e.getKey() + " = " + Fraction.plain(e.getValue())))
                        .toList();
        Text of = Words.enumeration(facts);
        return values.isEmpty()
                ? Words.say("plan.function", name, of, weight.shown())
                : Words.say("plan.function.parameters", name, of, weight.shown(), Words.enumeration(values));
    }

    @Override
    public Text computation(Inputs inputs, Score score) {
        List<Text> facts = slots.stream()
                .map(slot -> Words.say("plan.plain", slot.title(), inputs.shown(slot)))
                .toList();
        Text found = Words.enumeration(facts);
        Text said = score.note()
                .map(note -> Words.say("plan.function.said", found, note))
                .orElse(found);
        return Words.say("plan.gives", said, Words.points(score.points()));
    }
}
