// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;

/**
 * Titles, levels, classes: what was granted to whom, by whom, for how long, and what held on any day
 * (R4, R7, F1); Shifan implements it.
 */
@ProviderType
public interface Grants {
    /** The grant of this kind that holds on the day; of several, the one that began last, but of levels the highest. */
    Optional<Grant> held(Subject subject, Grant.Kind kind, LocalDate on);

    /** The grants of this kind that hold on the day for those subjects, in one question. */
    Map<Subject, Grant> held(Collection<Subject> subjects, Grant.Kind kind, LocalDate on);

    /** Everybody to whom something of this kind is granted on the day, with the grant that {@link #held(Subject, Grant.Kind, LocalDate)} gives. */
    Map<Subject, Grant> bearers(Grant.Kind kind, LocalDate on);

    /** Every grant that the subject ever had, by first day: the history with who, when, why, evidence. */
    List<Grant> history(Subject subject);

    /** The level of the zone on that day; {@link Level#CULTIVATING} for a registered zone without one. */
    Level level(ZoneId zone, LocalDate on);

    /**
     * Grants something.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}, {@code
     *     core.enterprise.unknown}, {@code core.grant.level-skipped} (a zone that is not provincial cannot
     *     become national, §三(二)), {@code core.grant.overlap} (the same kind already held in that period),
     *     {@code core.grant.value} or {@code core.grant.subject} (a level is for a zone, a class for an enterprise)
     */
    Grant grant(
            Subject subject,
            Grant.Kind kind,
            String value,
            DateRange period,
            Grant.Precision precision,
            Decision decision);

    /**
     * Withdraws a grant; {@code lastDay} is the last day on which it holds.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.grant.unknown}, {@code core.grant.ended} or
     *     {@code core.grant.end-before-start}
     */
    Grant withdraw(long id, LocalDate lastDay, Decision decision);

    /**
     * Cancels a grant that begins after the decision, such as the renewal of a title that is withdrawn before: it never holds, and
     * {@link #history(Subject)} leaves it out.
     *
     * @return the grant with the decision as the one that ended it, and the day before it was to begin as its last
     * @throws org.shifan.api.text.ShifanException {@code core.grant.unknown}, {@code core.grant.ended} or {@code core.grant.begun}
     */
    Grant cancel(long id, Decision decision);

    /** What was cancelled of the subject, by first day, as {@link #cancel(long, Decision)} gives it. */
    List<Grant> cancelled(Subject subject);
}
