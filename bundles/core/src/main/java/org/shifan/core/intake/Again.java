// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.intake;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;

/** What a row says about a line that is there already, with the same first day. */
enum Again {
    /** Nothing new: the line as it began, or as it ended. */
    SAME,
    /** The line ends earlier than was known. */
    ENDS,
    /** Something else than what was decided: refused, since a line is never changed. */
    DIFFERS;

    /**
     * @param held from the line's first day to the last one on which it holds
     * @param term the last day that was set when it began, or null
     * @param began the decision that began it
     * @param ended the decision that ended it, or null
     * @param lastDay the row's last day, or null
     * @param decision the row's decision
     */
    static Again of(
            DateRange held, LocalDate term, Decision began, Decision ended, LocalDate lastDay, Decision decision) {
        if (decision.equals(began) && Objects.equals(lastDay, term)) {
            return SAME;
        }
        if (lastDay == null || (held.to() != null && lastDay.isAfter(held.to()))) {
            return DIFFERS;
        }
        if (lastDay.equals(held.to())) {
            return decision.equals(ended) ? SAME : DIFFERS;
        }
        return ended == null ? ENDS : DIFFERS;
    }
}
