// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.List;

import org.shifan.api.analysis.Prediction;

/**
 * What a set was shown to do, with the facts that it does it on, so that the same can be worked out again when there
 * are others.
 *
 * @param facts canonical facts, one for each line of the prediction, in its order; none where a version kept it that
 *     kept no facts
 */
public record Foreseen(Prediction prediction, List<String> facts) {
    public Foreseen {
        facts = List.copyOf(facts);
        if (!facts.isEmpty() && facts.size() != prediction.lines().size()) {
            throw new IllegalArgumentException(
                    facts.size() + " facts for " + prediction.lines().size() + " lines");
        }
    }

    /** Whether it can be worked out again on the same facts. */
    public boolean holdsFacts() {
        return facts.size() == prediction.lines().size();
    }
}
