// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps every content of a criteria set that was ever accepted, and knows which of them serves. */
public interface CriteriaArchive {

    /** All contents that this version of the set ever had, oldest first; more than one only of snapshots. */
    List<ArchivedCriteria> contents(String id, String version);

    /** All contents that the set ever had in any version, oldest first. */
    List<ArchivedCriteria> contents(String id);

    /** Notes that this content is taken into service; one that serves already is left as it is. */
    void serves(ArchivedCriteria content, Instant at);

    /** Notes that this content serves no longer, since its bundle brought another or was removed. */
    void served(ArchivedCriteria content, Instant at);

    /** What this bundle brought last and what was not taken out of service since. */
    Optional<ArchivedCriteria> serving(String bundleName);
}
