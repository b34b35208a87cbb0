// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.util.List;

/**
 * All zones of a bureau by its criteria.
 *
 * @param evaluations in the order of {@link EvaluationService#evaluateZones}
 * @param stood whether these are decisions of before that still stand, and nothing was decided
 */
public record BureauEvaluation(List<Evaluation> evaluations, boolean stood) {
    public BureauEvaluation {
        evaluations = List.copyOf(evaluations);
    }
}
