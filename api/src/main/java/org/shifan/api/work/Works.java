// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.work;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Signature;

/** What is done in and for zones beside their cases; Shifan implements it. */
@ProviderType
public interface Works {
    /** The kinds, by code. */
    List<WorkKind> kinds();

    /**
     * Enters work.
     *
     * @param period its first day, and its last one if it is foreseen
     * @param details by field of the kind
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.work.kind}, {@code lifecycle.work.about}, {@code
     *     lifecycle.work.title}, {@code lifecycle.work.field} for one that the kind has not, {@code lifecycle.work.needed}, {@code
     *     lifecycle.work.form}, {@code lifecycle.work.member}, {@code lifecycle.work.laboratory}, {@code lifecycle.work.full}, {@code
     *     lifecycle.day.future}, {@code lifecycle.text.long}, or what registers and permissions refuse
     */
    Work enter(Subject subject, String kind, String title, DateRange period, Map<String, String> details, Signature by);

    /**
     * Enters what follows.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.work.unknown}, {@code lifecycle.work.step}, {@code
     *     lifecycle.work.closed}, {@code lifecycle.work.order} when the day is before that of the line before, {@code lifecycle.work.verdict} when it annuls
     *     what somebody else found, or as {@link #enter}
     */
    Work step(long id, String step, Map<String, String> details, Signature by);

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.work.unknown} */
    Work require(long id);

    /** Newest first. */
    List<Work> find(Query query);

    /**
     * Who bears which duty in the zone on that day, by what is known now.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}
     */
    ZoneDuties duties(ZoneId zone, LocalDate on);

    /**
     * What came of the work that began in the period, by kind; kinds without any are left out.
     *
     * @param subject null for all
     * @param bureau null for all
     */
    List<WorkFigure> figures(Subject subject, BureauCode bureau, DateRange period);

    /**
     * Which work; what is null is not looked at.
     *
     * @param on going on on that day
     * @param openOnly only of which something can still follow
     */
    record Query(Subject subject, BureauCode bureau, String kind, LocalDate on, boolean openOnly) {}
}
