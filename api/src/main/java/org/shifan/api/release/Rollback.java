// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.release;

import java.util.List;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.evaluation.EvaluationService;

/**
 * What a rollback did.
 *
 * @param from the set that is out of force now
 * @param to the set that is in its place
 * @param decisions the official evaluations that were made by the one that is out of force, newest first; they stand
 *     as they are
 */
public record Rollback(CriteriaSet from, CriteriaSet to, List<EvaluationService.Summary> decisions) {
    public Rollback {
        decisions = List.copyOf(decisions);
    }
}
