// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.text.Text;

/** Which measures stopped for whom, since a ground fell away; Shifan implements it. */
@ProviderType
public interface MeasureStops {
    /**
     * Looks now whether the measures that were used within the last year still apply, and keeps a notice of
     * what changed. It happens by itself every few minutes too; what stops applying is never granted meanwhile, since every
     * treatment is decided anew.
     *
     * @return what changed
     */
    List<MeasureStop> look();

    /** The same for the measures of one enterprise only, as soon as something that concerns it changed. */
    List<MeasureStop> look(OrganisationCode enterprise);

    /**
     * What stopped or came back, newest first.
     *
     * @param bureau only of its enterprises; null for all
     * @param enterprise only its own; null for all
     * @param limit 1 or more
     */
    default List<MeasureStop> stops(BureauCode bureau, OrganisationCode enterprise, int offset, int limit) {
        return stops(bureau, enterprise, false, offset, limit);
    }

    /** The same; {@code unread}: only what nobody has read. */
    List<MeasureStop> stops(BureauCode bureau, OrganisationCode enterprise, boolean unread, int offset, int limit);

    /**
     * The notice with this number.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.stop.unknown}
     */
    MeasureStop require(long number);

    /**
     * Keeps that somebody of the enterprise, or who supervises it, has read the notice; once for each reader.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.stop.unknown}
     */
    MeasureStop read(long number, String by);

    /**
     * What the last look could not judge, and why. It is granted no more than its next treatment grants, and stays told as it was
     * told last until it can be judged again.
     */
    List<Unjudged> unjudged();

    /**
     * A measure that was used for goods and of which it cannot be told whether it still applies.
     *
     * @param why what broke
     */
    record Unjudged(OrganisationCode enterprise, HsCode hs, CountryCode country, String measure, Text why) {}
}
