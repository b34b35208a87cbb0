// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.api.text.Text;
import org.shifan.evaluation.document.RatioRule.OnZeroPeer;

/** A ratio to a peer's value on a scale, with the declared outcome for a peer value of zero. */
record RatioScorer(Measure.Ratio ratio, Curve curve, OnZeroPeer onZeroPeer, Fraction weight) implements Scorer {
    @Override
    public Score score(Inputs inputs) {
        if (ratio.unusable(inputs).isPresent()) {
            return switch (onZeroPeer) {
                case MISSING -> Score.undecided(curve.points(Range.ALL), ratio.unusable(inputs));
                case ZERO -> Score.of(Range.of(Fraction.ZERO));
                case FULL -> Score.of(Range.of(weight));
            };
        }
        Range points = curve.points(ratio.range(inputs));
        return Score.of(mayBeZero(inputs) ? withZeroPeer(points) : points);
    }

    private boolean mayBeZero(Inputs inputs) {
        return inputs.missing(ratio.peer())
                && inputs.varied(ratio.peer())
                        .filter(range -> !range.contains(Fraction.ZERO))
                        .isEmpty();
    }

    /** A peer value that is missing may turn out to be zero. */
    private Range withZeroPeer(Range points) {
        return switch (onZeroPeer) {
            case MISSING -> points;
            case ZERO -> points.hull(Range.of(Fraction.ZERO));
            case FULL -> points.hull(Range.of(weight));
        };
    }

    @Override
    public List<Slot> slots() {
        return ratio.slots();
    }

    @Override
    public Text formula() {
        Text onZero = Words.say("plan.ratio.on-zero." + onZeroPeer.code());
        return Words.say("plan.ratio.scale", ratio.formula(), ratio.unit(), curve.formula(), onZero);
    }

    @Override
    public Text computation(Inputs inputs, Score score) {
        Text gives = Words.say("plan.gives", ratio.computation(inputs), Words.points(score.points()));
        return ratio.unusable(inputs).isEmpty()
                ? gives
                : Words.say("plan.ratio.zero-peer", gives, ratio.peer().title());
    }
}
