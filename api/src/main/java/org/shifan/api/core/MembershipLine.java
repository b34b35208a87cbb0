// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

import org.shifan.api.code.DateRange;

/**
 * A line of the register of memberships with when it was entered, also one that was found wrong since: nothing is overwritten, and what was known at
 * any moment can be told (R7).
 *
 * @param membership the line as it reads now
 * @param term the last day that was set when it began, or null
 * @param recorded when its beginning was entered
 * @param endRecorded when its end was entered, or null
 * @param replaces the number of the line that it corrects; 0 for none
 * @param voided who found it wrong, when and why, or null while it holds
 * @param voidRecorded when that was entered, or null
 */
public record MembershipLine(
        Membership membership,
        LocalDate term,
        Instant recorded,
        Instant endRecorded,
        long replaces,
        Decision voided,
        Instant voidRecorded) {
    public MembershipLine {
        Objects.requireNonNull(membership, "membership");
        Objects.requireNonNull(recorded, "recorded");
    }

    /** Whether it was corrected or deleted: it counts for nothing on any day. */
    public boolean isVoid() {
        return voided != null;
    }

    /** The line as it read at that moment; empty when it was not there yet, or was void by then. */
    public Optional<MembershipLine> at(Instant moment) {
        if (recorded.isAfter(moment) || (voidRecorded != null && !voidRecorded.isAfter(moment))) {
            return Optional.empty();
        }
        boolean running = endRecorded == null || endRecorded.isAfter(moment);
        Membership then = !running || membership.ended() == null
                ? membership
                : new Membership(
                        membership.id(),
                        membership.enterprise(),
                        membership.zone(),
                        DateRange.of(membership.period().from(), term),
                        membership.admitted(),
                        null);
        return Optional.of(
                new MembershipLine(then, term, recorded, running ? null : endRecorded, replaces, null, null));
    }
}
