// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.time.LocalDate;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Level;

/** Looks at the criteria of all authorities together; Shifan implements it. */
@ProviderType
public interface CriteriaAnalysis {
    /** The criteria for zones of this level that are in force on that day, by the four conditions of §四. */
    Comparability comparability(Level level, LocalDate on);
}
