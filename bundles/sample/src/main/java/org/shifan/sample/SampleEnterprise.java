// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.SocialCreditCode;

/**
 * An invented enterprise.
 *
 * @param home the zone in or around which it works, by its place in the sample
 * @param size its weight among those of its zone
 */
record SampleEnterprise(
        int number,
        OrganisationCode code,
        SocialCreditCode creditCode,
        String name,
        DivisionCode division,
        int home,
        List<String> headings,
        double size,
        List<Stay> stays) {

    OptionalInt zoneOn(LocalDate day) {
        return stays.stream()
                .filter(stay -> stay.contains(day))
                .mapToInt(Stay::zone)
                .findFirst();
    }

    /** Whether it enters or leaves a zone within the year. */
    boolean moves(int year) {
        return stays.stream()
                .anyMatch(stay -> (stay.from().getYear() == year && stay.from().getDayOfYear() > 1)
                        || (stay.to() != null
                                && stay.to().getYear() == year
                                && !stay.to().equals(LocalDate.of(year, 12, 31))));
    }

    /** The zone of which it was a member through the whole year. */
    OptionalInt zoneThrough(int year) {
        OptionalInt first = zoneOn(LocalDate.of(year, 1, 1));
        OptionalInt last = zoneOn(LocalDate.of(year, 12, 31));
        return first.equals(last) ? last : OptionalInt.empty();
    }
}
