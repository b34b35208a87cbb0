// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/** Ratings of enterprises, on which their classes rest (§六(一), F1); Shifan implements it. */
@ProviderType
public interface Ratings {
    /**
     * Rates an enterprise and gives it the class; one that it has on the first day ends the day before. Which findings lead to which
     * class no document that we know says: a person decides it, and the reason stands beside it.
     *
     * @throws org.shifan.api.text.ShifanException {@code facilitation.rating.incomplete} with the elements that are missing,
     *     {@code facilitation.rating.words} (what is not good is explained), {@code core.enterprise.unknown}, {@code
     *     facilitation.rating.class}, {@code facilitation.rating.later} (a class begins within the period), {@code
     *     facilitation.text.long}
     */
    Rating rate(
            OrganisationCode enterprise,
            Map<Rating.Element, Rating.Finding> findings,
            String enterpriseClass,
            DateRange period,
            Decision decision);

    /** Every rating of the enterprise, oldest first. */
    List<Rating> history(OrganisationCode enterprise);
}
