// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;

/** Trainings about foreign rules and who took part (§六(二), T2); Shifan implements it. */
@ProviderType
public interface Trainings {
    /**
     * Enters a training that was held.
     *
     * @param zone null for all of the bureau's enterprises
     * @throws org.shifan.api.text.ShifanException {@code market.training.topic}, {@code market.day.future}, {@code
     *     core.zone.unknown}, {@code core.zone.other-bureau}, {@code market.text.long}
     */
    Training hold(
            BureauCode bureau,
            ZoneId zone,
            LocalDate on,
            String topic,
            String place,
            List<String> references,
            Decision decision);

    /**
     * Enters somebody who was there.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.training.unknown}, {@code market.training.person}, {@code
     *     market.training.twice}, {@code core.enterprise.unknown}
     */
    Training attended(long id, String anyCode, String person, Decision decision);

    /** @throws org.shifan.api.text.ShifanException {@code market.training.unknown} */
    Training require(long id);

    /**
     * Trainings, newest first.
     *
     * @param zone null for all
     * @param year null for all
     */
    List<Training> trainings(BureauCode bureau, ZoneId zone, Integer year);

    /** The members of the zone at the year's end, or today, of whom nobody was at a training in the year. */
    List<OrganisationCode> unreached(ZoneId zone, int year);
}
