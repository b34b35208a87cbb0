// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

/** Over what time a fact is taken. */
public enum FactPeriod {
    /** A calendar year, the one that the request names. */
    YEAR,
    /** The state on the day of the evaluation. */
    DAY,
    /**
     * Dated events, counted over a calendar year as of {@link #YEAR}, or over a {@link FactWindow}: who delivers such a fact answers
     * its names with a window too.
     */
    EVENTS
}
