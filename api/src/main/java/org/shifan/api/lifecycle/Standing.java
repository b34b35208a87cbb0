// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * How a subject stood on a day, as it was known on another.
 *
 * @param on the day that is asked for
 * @param known only what was known on that day counts
 * @param title what it held: level, title or membership; in words
 * @param grant the grant behind it; null without one
 * @param states where its cases stood
 */
public record Standing(
        Subject subject, LocalDate on, LocalDate known, Text title, Grant grant, List<CaseState> states) {
    public Standing {
        states = List.copyOf(states);
    }

    /**
     * Where a case stood.
     *
     * @param since the day on which it came there
     */
    public record CaseState(
            long number,
            String procedure,
            Text procedureTitle,
            String state,
            Text stateTitle,
            LocalDate since,
            boolean last) {}
}
