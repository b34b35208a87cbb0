// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Subject;

/**
 * Subjects that are evaluated on one ground: the criteria that were in force and the facts that were read when it was
 * opened. What comes, goes or changes meanwhile does not reach it, so that what is decided is what was looked at. Made
 * for minutes, not to be kept; safe for many threads.
 */
@ProviderType
public interface EvaluationSitting {
    /**
     * A draft of one; always the same but for the time at which it was made.
     *
     * @throws IllegalArgumentException when it is none of the subjects
     */
    Evaluation draft(Subject subject);

    /**
     * Drafts of all of them.
     *
     * @param progress told after each subject; may be null
     * @return in the order of {@link EvaluationService#evaluateZones}
     */
    List<Evaluation> drafts(EvaluationProgress progress);

    /**
     * Decides on all of them: what is official is kept in one step at the end.
     *
     * @param progress told after each subject; may be null
     * @return in the same order, each under its number
     * @throws org.shifan.api.text.ShifanException {@code evaluation.cancelled} when the thread was interrupted, or
     *     {@code evaluation.day.future}
     */
    List<Evaluation> decide(EvaluationProgress progress);
}
