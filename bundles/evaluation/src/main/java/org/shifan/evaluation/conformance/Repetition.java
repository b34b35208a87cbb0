// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.evaluation.document.GoldenCase;
import org.shifan.evaluation.golden.Trial;
import org.shifan.evaluation.plan.Scoring;

/** Evaluates all cases twice, the second time in the other order: what was asked before must not matter. */
record Repetition(Trial trial, List<GoldenCase> cases) {

    /** The names of the cases that came out differently. */
    List<String> different() {
        Map<String, Scoring> first = new LinkedHashMap<>();
        cases.forEach(golden -> first.put(golden.name(), trial.scoring(golden)));
        List<String> out = new ArrayList<>();
        for (int i = cases.size() - 1; i >= 0; i--) {
            GoldenCase golden = cases.get(i);
            if (!trial.scoring(golden).equals(first.get(golden.name()))) {
                out.add(0, golden.name());
            }
        }
        return out;
    }
}
