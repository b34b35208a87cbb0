// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Text;

/** A compiled rule. */
sealed interface Scorer
        permits ScaleScorer,
                RatioScorer,
                DecisionScorer,
                DeductionScorer,
                ChecklistScorer,
                GradedScorer,
                BestScorer,
                JudgementScorer,
                EvidenceScorer,
                DatedScorer,
                CustomScorer,
                NotInForceScorer {
    Score score(Inputs inputs) throws Broken;

    /** The facts that it reads, each once. */
    List<Slot> slots();

    /** What else than the subject's own facts went into it, for the trace. */
    default List<Evaluation.Input> further(Inputs inputs) {
        return List.of();
    }

    /** The rule in words. */
    Text formula();

    /** The rule with this subject's numbers, and what came of it. */
    Text computation(Inputs inputs, Score score) throws Broken;
}
