// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;

/** A fact that is one of a few values, each with its points; any other value is a mistake of the fact. */
record GradedScorer(Slot slot, List<Fraction> values, List<Fraction> points) implements Scorer {
    GradedScorer {
        values = List.copyOf(values);
        points = List.copyOf(points);
    }

    @Override
    public Score score(Inputs inputs) throws Broken {
        Optional<Fraction> value = inputs.value(slot).map(Fraction::of);
        if (value.isPresent()) {
            int step = values.indexOf(value.get());
            if (step < 0) {
                throw new Broken(
                        Words.say("plan.graded.none", slot.title(), value.get().shown(), shown()));
            }
            return Score.of(Range.of(points.get(step)));
        }
        Optional<Range> varied = inputs.varied(slot);
        Range possible = null;
        for (int i = 0; i < points.size(); i++) {
            Fraction is = values.get(i);
            if (varied.filter(range -> !range.contains(is)).isEmpty()) {
                Range given = Range.of(points.get(i));
                possible = possible == null ? given : possible.hull(given);
            }
        }
        if (possible == null) {
            throw new Broken(Words.say("plan.graded.none", slot.title(), Words.range(varied.orElseThrow()), shown()));
        }
        return Score.of(possible);
    }

    @Override
    public List<Slot> slots() {
        return List.of(slot);
    }

    @Override
    public Text formula() {
        List<Text> each = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            each.add(Words.say(
                    "plan.graded.each", values.get(i).shown(), points.get(i).shown()));
        }
        return Words.say("plan.graded", slot.title(), Words.list(each));
    }

    @Override
    public Text computation(Inputs inputs, Score score) {
        Text found = Words.say("plan.plain", slot.title(), inputs.shown(slot));
        return Words.say("plan.gives", found, Words.points(score.points()));
    }

    private String shown() {
        return String.join(", ", values.stream().map(Fraction::shown).toList());
    }
}
