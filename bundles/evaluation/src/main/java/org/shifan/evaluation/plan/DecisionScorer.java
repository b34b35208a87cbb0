// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;

/** All or nothing: threshold, yes-no, zero-events, any-of and all-of. */
record DecisionScorer(Check check, Fraction points, Fraction otherwise) implements Scorer {
    @Override
    public Score score(Inputs inputs) throws Broken {
        return switch (check.test(inputs)) {
            case YES -> Score.of(Range.of(points));
            case NO -> Score.of(Range.of(otherwise));
            case UNKNOWN ->
                new Score(
                        Range.between(points, otherwise),
                        check.unusable(inputs),
                        List.of(),
                        List.of(),
                        Optional.empty());
        };
    }

    @Override
    public List<Slot> slots() {
        return check.slots();
    }

    @Override
    public Text formula() {
        return Words.say("plan.decision", check.formula(), points.shown(), otherwise.shown());
    }

    @Override
    public Text computation(Inputs inputs, Score score) throws Broken {
        return Words.say("plan.gives", check.computation(inputs), Words.points(score.points()));
    }
}
