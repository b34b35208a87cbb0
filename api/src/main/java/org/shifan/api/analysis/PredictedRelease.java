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
     * Predicts again with the facts of now and approves the set when nothing differs from what was shown, both in one
     * step: what differs is found before anything is written. For a later day the prediction is kept with its facts;
     * the set is halted on that day when it does something else on these facts.
     *
     * @param shown the prediction that the approval is given on
     * @param day from which day the set is to be in force; null for at once
     * @throws org.shifan.api.text.ShifanException {@code analysis.prediction.differs}, which names every zone whose
     *     facts or result are others, or that came or went; {@code analysis.prediction.criteria} when the set is
     *     another document; {@code release.unforeseen} when it cannot be worked out. Nothing has happened then
     */
    CriteriaSet approve(Prediction shown, LocalDate day, Actor by, String reason);
}
