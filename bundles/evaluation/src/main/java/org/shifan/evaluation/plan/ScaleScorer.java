// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.api.text.Text;

/** A measure on a scale: bands, linear, growth and window. */
record ScaleScorer(Measure measure, Curve curve) implements Scorer {
    @Override
    public Score score(Inputs inputs) {
        Range points = curve.points(measure.range(inputs));
        return points.known() ? Score.of(points) : Score.undecided(points, measure.unusable(inputs));
    }

    @Override
    public List<Slot> slots() {
        return measure.slots();
    }

    @Override
    public Text formula() {
        return Words.say("plan.scale", measure.formula(), measure.unit(), curve.formula());
    }

    @Override
    public Text computation(Inputs inputs, Score score) {
        return Words.say("plan.gives", measure.computation(inputs), Words.points(score.points()));
    }
}
