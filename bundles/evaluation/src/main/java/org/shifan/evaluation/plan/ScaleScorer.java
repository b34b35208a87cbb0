// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Text;

/** A measure on a scale: bands, linear, growth, window and rank. */
record ScaleScorer(Measure measure, Curve curve) implements Scorer {
    @Override
    public Score score(Inputs inputs) throws Broken {
        if (measure instanceof RankMeasure rank) {
            rank.refuseUnknown(inputs);
        }
        Range points = curve.points(measure.range(inputs));
        if (points.known()) {
            return Score.of(points);
        }
        return measure instanceof RankMeasure rank
                ? Score.lacking(points, rank.lacks(inputs))
                : Score.undecided(points, measure.unusable(inputs));
    }

    @Override
    public List<Slot> slots() {
        return measure.slots();
    }

    @Override
    public List<Evaluation.Input> further(Inputs inputs) {
        return measure instanceof RankMeasure rank ? rank.further(inputs) : List.of();
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
