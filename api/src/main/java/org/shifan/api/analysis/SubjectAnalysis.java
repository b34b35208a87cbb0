// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;

/**
 * Asks of a subject's evaluation what would be if; Shifan implements it. All of it is unofficial: requests are taken
 * as drafts, and nothing is ever kept.
 *
 * <p>Everything is done with the criteria in force on the request's day. A fact is an input of its own: one that is
 * computed from others does not follow when those are assumed.
 *
 * @see org.shifan.api.evaluation.EvaluationService the exceptions of a request
 */
@ProviderType
public interface SubjectAnalysis {
    /**
     * Evaluates with some facts assumed.
     *
     * @throws org.shifan.api.text.ShifanException {@code analysis.fact.unread} when the criteria do not read a fact,
     *     {@code analysis.fact.value} when a value cannot be one of its unit
     */
    WhatIf whatIf(EvaluationRequest request, List<Assumption> assumptions);

    /**
     * Evaluates while one fact runs over a range.
     *
     * @throws org.shifan.api.text.ShifanException as {@link #whatIf}; {@code analysis.sweep.range} when the range is
     *     empty, does not move or has more than 10,000 steps
     */
    Sweep sweep(EvaluationRequest request, List<Assumption> assumptions, Sweep.Range range);

    /**
     * Looks for the least change that passes.
     *
     * <p>Only facts of the evaluated year or day are varied, and none that an item reads which cannot be remedied.
     */
    LeastChange leastChange(EvaluationRequest request, List<Assumption> assumptions);

    /**
     * Moves every weight.
     *
     * @param percent by how much, above 0 and below 100, such as 20
     * @throws org.shifan.api.text.ShifanException {@code analysis.percent}
     */
    Robustness robustness(EvaluationRequest request, BigDecimal percent);

    /**
     * Moves every weight for all zones of a bureau, and tells which of them change places.
     *
     * @param like level, year, day; its subject is not looked at
     */
    Robustness robustness(BureauCode bureau, EvaluationRequest like, BigDecimal percent, EvaluationProgress progress);

    /** Evaluates by other criteria than those of the subject's bureau. */
    CrossEvaluation crossEvaluation(EvaluationRequest request, CriteriaChoice criteria);
}
