// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A line of a case. Lines are added and never changed; a correction is a line that names the one it corrects.
 *
 * @param number its number in the case, from 1
 * @param what the step, the step of the authority's own, the paper, the assessor or the item; empty when the kind says all
 * @param before the state of the case before it
 * @param after the state after it, which is the same for all that is no step
 * @param day the day for which it holds, as it was corrected last
 * @param recorded when it was entered
 * @param role in which role it was done; empty for the platform itself
 * @param by the account, or the name where nobody was logged in
 * @param onBehalfOf for whom the account acted; empty for itself
 * @param loggedIn whether the server knew who it was
 * @param details what belongs to it, such as the number of an announcement or a deadline that began
 * @param corrects the number of the line that it corrects or annuls; 0 for none
 * @param annulled whether a later line says that it was entered by mistake
 */
public record CaseEntry(
        int number,
        Kind kind,
        String what,
        String before,
        String after,
        LocalDate day,
        Instant recorded,
        String role,
        String by,
        String onBehalfOf,
        boolean loggedIn,
        String reason,
        Map<String, String> details,
        int corrects,
        boolean annulled) {
    public CaseEntry {
        details = Map.copyOf(details);
    }

    /** What a line says. */
    public enum Kind {
        OPENED,
        /** A step of the procedure was taken. */
        STEP,
        /** The first of two persons has put a step forward. */
        PROPOSED,
        /** A step of the authority's own was done. */
        OWN_STEP,
        PAPER,
        /** The official evaluation that the case goes by was named. */
        EVALUATION,
        ASSESSOR,
        ASSESSOR_LEFT,
        /** An assessor's points on site for an item. */
        SCORE,
        /** An assessor's conclusion. */
        CONCLUSION,
        OBJECTION,
        OBJECTION_ANSWERED,
        /** A deadline has passed. */
        LATE,
        /** Something happened for which the title is reviewed out of turn. */
        CAUSE,
        /** A figure on which the title rests is no longer what its last official evaluation found. */
        ALARM,
        /** What an alarm told of is over. */
        ALARM_OVER,
        /** Another day for a line. */
        CORRECTED,
        /** A line was entered by mistake. */
        ANNULLED;

        /** Whether the platform itself enters it, so that nobody corrects it. */
        public boolean byPlatform() {
            return this == LATE || this == CAUSE || this == ALARM || this == ALARM_OVER;
        }
    }
}
