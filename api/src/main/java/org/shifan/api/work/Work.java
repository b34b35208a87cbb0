// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Subject;

/**
 * Something that is or was done. Nothing of it is overwritten: what follows is a line of its own.
 *
 * @param id its number
 * @param kind the code of its {@link WorkKind}
 * @param bureau that supervised the subject when it was entered
 * @param from its first day, which may lie ahead of what is planned
 * @param until its last day: that of its end if it was ended, else the one that was foreseen; null for none
 * @param details by field
 * @param open whether something can still follow
 * @param annulled whether it was entered by mistake
 * @param lines what was entered of it, the first one by itself; oldest first
 */
public record Work(
        long id,
        String kind,
        Subject subject,
        BureauCode bureau,
        String title,
        LocalDate from,
        LocalDate until,
        Map<String, String> details,
        boolean open,
        boolean annulled,
        List<Line> lines) {
    /** The step of the first line. */
    public static final String ENTERED = "entered";
    /** It ended, on the day of the line. */
    public static final String END = "end";
    /** It was entered by mistake. */
    public static final String ANNUL = "annul";

    public Work {
        details = Map.copyOf(details);
        lines = List.copyOf(lines);
    }

    /**
     * A line.
     *
     * @param step {@link #ENTERED} or the code of a {@link WorkKind.Step}
     * @param on the day for which it holds
     * @param recorded when it was entered
     */
    public record Line(
            String step, LocalDate on, Map<String, String> details, Actor actor, String reason, Instant recorded) {
        public Line {
            details = Map.copyOf(details);
        }
    }

    /** Whether it was going on on that day. */
    public boolean on(LocalDate day) {
        return !annulled && !from.isAfter(day) && (until == null || !until.isBefore(day));
    }
}
