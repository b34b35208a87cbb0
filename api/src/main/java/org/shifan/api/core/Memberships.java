// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;

/**
 * Who is a member of which zone, on any day (R7); Shifan implements it. An enterprise is in at most one
 * zone on a day, so that its records belong to one zone.
 */
@ProviderType
public interface Memberships {
    /** The members of the zone on that day, by code. */
    Set<OrganisationCode> members(ZoneId zone, LocalDate on);

    /** Every membership of the zone that touches the period, by enterprise and first day. */
    List<Membership> memberships(ZoneId zone, DateRange period);

    /** Every membership of the bureau's zones that touches the period, in one question: for bulk work. */
    Map<ZoneId, List<Membership>> memberships(BureauCode bureau, DateRange period);

    /** The membership of the enterprise on that day, if it has one. */
    Optional<Membership> membership(OrganisationCode enterprise, LocalDate on);

    /**
     * The memberships of many enterprises on that day, in a few questions however many they are; who is a member of no zone is
     * not in the answer.
     */
    Map<OrganisationCode, Membership> memberships(Collection<OrganisationCode> enterprises, LocalDate on);

    /**
     * How often memberships were changed, by all nodes together: whoever keeps what follows from memberships asks whether it is
     * still the same number. It may grow without a change.
     */
    long revision();

    /** Every membership that the enterprise ever had, oldest first. */
    List<Membership> history(OrganisationCode enterprise);

    /**
     * Admits an enterprise to a zone.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}, {@code
     *     core.enterprise.unknown}, {@code core.membership.other-bureau}, or {@code
     *     core.membership.overlap}, which names the membership in the way
     */
    Membership admit(OrganisationCode enterprise, ZoneId zone, DateRange period, Decision decision);

    /**
     * Ends a membership with the given day as its last one; what it was before that day stays.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown}, {@code
     *     core.membership.ended} or {@code core.membership.end-before-start}
     */
    Membership end(long id, LocalDate lastDay, Decision decision);
}
