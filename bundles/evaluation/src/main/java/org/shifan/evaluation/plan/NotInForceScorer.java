// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.api.text.Text;

/** A rule with a parameter that is not in force on the day. */
record NotInForceScorer(Scorer otherwise, Text reason) implements Scorer {
    @Override
    public Score score(Inputs inputs) throws Broken {
        throw new Broken(reason);
    }

    @Override
    public List<Slot> slots() {
        return otherwise.slots();
    }

    @Override
    public Text formula() {
        return reason;
    }

    @Override
    public Text computation(Inputs inputs, Score score) {
        return reason;
    }
}
