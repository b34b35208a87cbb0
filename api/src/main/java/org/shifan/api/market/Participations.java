// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/** Parts that zones and enterprises take in rules and exchange (§六(二), T3); Shifan implements it. */
@ProviderType
public interface Participations {
    /**
     * Enters a standard work, a promotion body or an exchange.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.participation.title}, {@code market.participation.scope}, {@code
     *     market.participation.places}, {@code core.bureau.unknown}, {@code market.text.long}
     */
    Participation enter(
            Participation.Kind kind,
            BureauCode bureau,
            String title,
            String detail,
            String scope,
            int places,
            LocalDate on,
            Decision decision);

    /**
     * Enters who takes part. A place at an exchange goes by rank: to give it while one of a better rank is left out takes evidence for
     * that choice.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.participation.unknown}, {@code market.participation.twice},
     *     {@code market.participation.full}, {@code market.participation.rank}, {@code market.participation.enterprise} (a standard
     *     is written by an enterprise), {@code core.zone.unknown}, {@code core.enterprise.unknown}
     */
    Participation takePart(long id, Subject subject, Decision decision);

    /** @throws org.shifan.api.text.ShifanException {@code market.participation.unknown} */
    Participation require(long id);

    /**
     * All, newest first; what is null is not looked at.
     *
     * @param subject only those that it takes part in
     */
    List<Participation> all(Participation.Kind kind, BureauCode bureau, Subject subject);

    /**
     * To whom places of an exchange are offered, best rank first: national zones, provincial zones, demonstration enterprises; of the
     * bureau that holds it.
     */
    List<Candidate> candidates(long id);

    /**
     * Somebody to whom a place is offered.
     *
     * @param rank 1 for national zones, 2 for provincial ones, 3 for demonstration enterprises; 4 without a title
     * @param title what it holds on the day of the event
     */
    record Candidate(Subject subject, int rank, Text title) {}
}
