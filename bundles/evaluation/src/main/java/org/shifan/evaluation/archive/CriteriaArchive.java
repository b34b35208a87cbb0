// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;

/** Keeps every content of a criteria set that was ever accepted. */
public interface CriteriaArchive {

    /** All contents that this version of the set ever had, oldest first; more than one only of snapshots. */
    List<ArchivedCriteria> contents(String id, String version);

    /** All contents that the set ever had in any version, oldest first. */
    List<ArchivedCriteria> contents(String id);

    /** Keeps this content; one that is kept already is left as it is. */
    void keep(ArchivedCriteria content, Instant at);

    /** All contents that bundles of this name ever brought, oldest first. */
    List<ArchivedCriteria> ofBundle(String bundleName);
}
