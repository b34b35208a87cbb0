// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.time.LocalDate;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;

/**
 * Approves a set only if it does what was shown; Shifan implements it, on top of
 * {@link org.shifan.api.release.CriteriaReleases}, whose policy and refusals hold here too.
 */
@ProviderType
public interface PredictedRelease {
    /**
     * Predicts again with the facts of now, approves the set when nothing differs from what was shown, and holds what
     * is then in force against it once more. An approval for a later day is held against it when that day comes.
     *
     * @param shown the prediction that the approval is given on
     * @param day from which day the set is to be in force; null for at once
     * @throws org.shifan.api.text.ShifanException {@code analysis.prediction.differs}, which names every zone whose
     *     facts or result are others, or that came or went; nothing has happened then
     */
    CriteriaSet approve(Prediction shown, LocalDate day, Actor by, String reason);
}
