// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.release.CriteriaStep;

/** Keeps the steps of criteria sets on their way into force and out of it; rows are added, never changed. */
public interface StepArchive {

    /** Adds all of them, in this order, or none. */
    void add(List<CriteriaStep> steps);

    /** The steps of all versions of the set, in the order in which they were added. */
    List<CriteriaStep> steps(String set);

    /** Keeps what a set was shown to do, under its digest; the same again changes nothing. */
    void keep(Prediction prediction, Instant at);

    /** What was kept under the digest. */
    Optional<Prediction> prediction(String digest);
}
