// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.time.LocalDate;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.evaluation.archive.Foreseen;
import org.shifan.evaluation.plan.Plan;

/** Works out what a plan gives every subject of its authority. */
public interface Predictor {
    /**
     * @param year the year whose facts count
     * @param progress told after each subject; may be null
     */
    Prediction predict(Plan plan, int year, LocalDate asOf, EvaluationProgress progress);

    /** The same, with the facts of each subject. */
    Foreseen foresee(Plan plan, int year, LocalDate asOf);

    /**
     * What the plan gives the same subjects now on the facts of then; no register is asked.
     *
     * @throws IllegalArgumentException when the facts are not those that the prediction names
     */
    Prediction again(Plan plan, Foreseen then);
}
