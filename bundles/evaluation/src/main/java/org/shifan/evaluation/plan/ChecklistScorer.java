// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.text.Text;

/** Yes-or-no facts, each of which adds its points. */
record ChecklistScorer(List<Slot> slots, List<Fraction> points) implements Scorer {
    ChecklistScorer {
        slots = List.copyOf(slots);
        points = List.copyOf(points);
    }

    @Override
    public Score score(Inputs inputs) throws Broken {
        Range sum = Range.of(Fraction.ZERO);
        for (int i = 0; i < slots.size(); i++) {
            Fraction given = points.get(i);
            sum = sum.plus(
                    switch (inputs.truth(slots.get(i))) {
                        case YES -> Range.of(given);
                        case NO -> Range.of(Fraction.ZERO);
                        case UNKNOWN -> Range.between(Fraction.ZERO, given);
                    });
        }
        return Score.of(sum);
    }

    @Override
    public Text formula() {
        List<Text> each = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            each.add(Words.say(
                    "plan.checklist.each", slots.get(i).title(), points.get(i).shown()));
        }
        return Words.say("plan.checklist", Words.list(each));
    }

    @Override
    public Text computation(Inputs inputs, Score score) throws Broken {
        List<Text> each = new ArrayList<>();
        for (Slot slot : slots) {
            each.add(Words.say("plan.is.found", slot.title(), inputs.truth(slot).mark()));
        }
        return Words.say("plan.gives", Words.list(each), Words.points(score.points()));
    }
}
