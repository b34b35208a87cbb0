// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.api.text.Text;

/** Points are taken away for every event, down to a floor. */
record DeductionScorer(Slot slot, Fraction start, Fraction each, Fraction floor) implements Scorer {
    @Override
    public Score score(Inputs inputs) {
        Range events = inputs.range(slot);
        Fraction most = events.low() == null ? start : at(events.low());
        Fraction least = events.high() == null ? (each.signum() == 0 ? start : floor) : at(events.high());
        return Score.of(Range.between(least, most));
    }

    private Fraction at(Fraction events) {
        return start.minus(each.times(events)).max(floor).min(start);
    }

    @Override
    public List<Slot> slots() {
        return List.of(slot);
    }

    @Override
    public Text formula() {
        return Words.say(
                "plan.deduction", start.shown(), each.shown(), slot.title(), Words.unit(slot.unit()), floor.shown());
    }

    @Override
    public Text computation(Inputs inputs, Score score) {
        return Words.say(
                "plan.deduction.found",
                start.shown(),
                each.shown(),
                inputs.shown(slot),
                Words.points(score.points()),
                slot.title());
    }
}
