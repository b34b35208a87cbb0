// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import org.shifan.api.evaluation.ChangedFact;

/** Keeps which facts behind results are not what they were, and how far the sources were compared. */
public interface ChangeArchive {
    /**
     * Says what differs about a result now. What was known stays as it was found, what is new is added, and what is not
     * so any more is cleared, unless nobody could say whether it is.
     *
     * @param open whether nobody could say what became of a known change
     * @return whether anything is new
     */
    boolean note(long evaluation, List<ChangedFact> changed, Predicate<ChangedFact> open, Instant at);

    /** The state of the sources when all results were last compared with them; empty when they never were. */
    String compared();

    /** All results were compared with the sources in that state. */
    void compared(String state, Instant at);
}
