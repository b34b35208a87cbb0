// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.time.LocalDate;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.evaluation.EvaluationProgress;

/**
 * Says what a criteria set would do before it is in force; Shifan implements it.
 *
 * <p>Who brings a set into force keeps the {@link Prediction} that was shown when it was approved, asks for another
 * one at that moment, and lets {@link Prediction#differences} say whether anything has changed since.
 */
@ProviderType
public interface ImpactAnalysis {
    /**
     * Evaluates all zones of the set's authority (all zones of the country for AQSIQ's) by it and by the set in
     * force; nothing is kept.
     *
     * @param year the year whose facts count
     * @param asOf the day of the evaluations; picks the set in force and the parameters
     * @param progress told after each subject; may be null; when it throws, nothing has happened
     * @throws org.shifan.api.text.ShifanException {@code analysis.set.unknown} when no such set was accepted,
     *     {@code analysis.document.refused} with all problems of a document; {@code analysis.subject.enterprise}
     *     for a set that is not for zones
     */
    Impact impact(CriteriaChoice candidate, int year, LocalDate asOf, EvaluationProgress progress);

    /** The prediction alone, which costs half: what the set gives every zone of its authority. */
    Prediction prediction(CriteriaChoice set, int year, LocalDate asOf, EvaluationProgress progress);
}
