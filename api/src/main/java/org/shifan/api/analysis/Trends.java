// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

/** Follows subjects and items through the archived results; Shifan implements it. */
@ProviderType
public interface Trends {
    /**
     * The official results of a subject over the years, and its items across renamings.
     *
     * @param item any id that an item ever had, for that one alone; null for all
     * @throws org.shifan.api.text.ShifanException {@code analysis.trend.none} when there is no result for that level,
     *     {@code analysis.trend.item} when no result has such an item, with those that there are
     */
    Trend trend(Subject subject, Level level, String item);
}
