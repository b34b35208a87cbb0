// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;

/**
 * A measure that a cause led to.
 *
 * @param subject whom it concerns
 * @param due the last day for it
 * @param outcome open, done or refused
 * @param decided who said so, or null while it is open
 * @param escalated the day on which it was last reported as late, or null
 */
public record Measure(
        long id,
        long trace,
        BureauCode bureau,
        MeasureKind kind,
        Subject subject,
        LocalDate due,
        Outcome outcome,
        Decision decided,
        LocalDate escalated) {

    /** How far a measure is. */
    public enum Outcome {
        OPEN,
        DONE,
        /** Only a proposal can be refused, and the withdrawal of a title that a case has dropped. */
        REFUSED
    }

    public Optional<Decision> decision() {
        return Optional.ofNullable(decided);
    }

    /** Whether it should have been done by that day. */
    public boolean late(LocalDate day) {
        return outcome == Outcome.OPEN && day.isAfter(due);
    }
}
