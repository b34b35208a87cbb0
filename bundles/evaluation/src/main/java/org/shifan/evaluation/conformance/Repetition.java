// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.util.ArrayList;
import java.util.List;

import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.Scoring;

/** Evaluates all cases twice, the second time in the other order: what was asked before must not matter. */
record Repetition(Trial trial, List<GoldenCase> cases) {

    /** The names of the cases that came out differently. */
    List<String> different() {
        List<Scoring> first = cases.stream().map(trial::scoring).toList();
        List<String> out = new ArrayList<>();
        for (int i = cases.size() - 1; i >= 0; i--) {
            GoldenCase golden = cases.get(i);
            if (!trial.scoring(golden).equals(first.get(i))) {
                out.add(0, golden.name());
            }
        }
        return out;
    }
}
