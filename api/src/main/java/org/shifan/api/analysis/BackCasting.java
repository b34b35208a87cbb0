// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;

/**
 * Says what a version of the criteria would have said of an earlier year and day, though it was not in force then; Shifan
 * implements it. The answer is a trial: it is kept nowhere, is in no ranking, and says in its receipt, its status and its
 * first reason what it is.
 */
@ProviderType
public interface BackCasting {
    /**
     * Evaluates by this version as of a day on which it may be in force, or after its last one.
     *
     * @param request whether it asks for an official result is not looked at
     * @param version null for the newest that was ever accepted
     * @throws org.shifan.api.text.ShifanException {@code analysis.backcast.early} when the day lies before the version's first,
     *     and what {@link #backCast} refuses
     */
    Evaluation trial(EvaluationRequest request, String set, String version);

    /**
     * Evaluates by this version, also as of a day before its first, with its dated parameters as they are on the day that is asked for.
     *
     * @param request whether it asks for an official result is not looked at
     * @param version null for the newest that was ever accepted
     * @throws org.shifan.api.text.ShifanException {@code analysis.set.unknown}, {@code analysis.cross.subject}, {@code
     *     analysis.backcast.authority} for another bureau's set, {@code core.zone.unknown}
     */
    Evaluation backCast(EvaluationRequest request, String set, String version);
}
