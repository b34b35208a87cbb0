// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.DatedRule;

/** The rule that is in force in a span of time, and the decision that it stands on. */
record DatedScorer(Scorer rule, DatedRule.Entry entry) implements Scorer {
    @Override
    public Score score(Inputs inputs) throws Broken {
        return rule.score(inputs);
    }

    @Override
    public List<Slot> slots() {
        return rule.slots();
    }

    @Override
    public List<Evaluation.Input> further(Inputs inputs) {
        return rule.further(inputs);
    }

    @Override
    public Text formula() {
        return Words.say("plan.dated", entry.from().toString(), entry.reference(), rule.formula());
    }

    @Override
    public Text computation(Inputs inputs, Score score) throws Broken {
        return rule.computation(inputs, score);
    }
}
