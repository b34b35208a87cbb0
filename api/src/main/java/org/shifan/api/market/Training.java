// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;

/**
 * A training or briefing about foreign rules.
 *
 * @param zone for whose members it was; null for all of the bureau's enterprises
 * @param topic what it was about
 * @param place where it was; may be empty
 * @param references notifications and standards that it dealt with, as they are cited
 * @param held who entered it and on what document
 * @param participants who was there, in the order in which they were entered
 */
public record Training(
        long id,
        BureauCode bureau,
        ZoneId zone,
        LocalDate on,
        String topic,
        String place,
        List<String> references,
        Decision held,
        List<Participant> participants) {
    public Training {
        references = List.copyOf(references);
        participants = List.copyOf(participants);
    }

    /**
     * Somebody who was there.
     *
     * @param enterprise for whom
     * @param person the name; one person counts once
     */
    public record Participant(OrganisationCode enterprise, String person) {}
}
