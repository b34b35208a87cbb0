// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.shifan.api.release.CriteriaStep;

/** Keeps the steps of criteria sets on their way into force and out of it; rows are added, never changed. */
public interface StepArchive {

    /** Adds all of them, in this order, or none. */
    void add(List<CriteriaStep> steps);

    /**
     * Adds all of them, in this order, if this is still the last step about its content; otherwise none. Of several who ask at
     * once, on whatever node, one adds.
     */
    boolean addAfter(CriteriaStep last, List<CriteriaStep> steps);

    /** The number of the last step that anybody took; 0 for none. */
    long last();

    /** The steps of all versions of the set, in the order in which they were added. */
    List<CriteriaStep> steps(String set);

    /** Keeps what a set was shown to do, under the digest of the prediction; the same again changes nothing. */
    void keep(Foreseen shown, Instant at);

    /** What was kept under the digest. */
    Optional<Foreseen> foreseen(String digest);
}
