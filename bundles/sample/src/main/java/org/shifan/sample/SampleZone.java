// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.util.List;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Zone;

/** A real zone with an invented profile. */
record SampleZone(ZoneId id, String product, DivisionCode division, List<String> headings, Profile profile) {

    static SampleZone of(Zone zone, Profile profile) {
        List<String> headings = zone.headings().stream()
                .map(HsCode::heading)
                .map(HsCode::value)
                .distinct()
                .toList();
        return new SampleZone(
                zone.id(),
                zone.product().zh(),
                zone.division(),
                headings.isEmpty() ? headings(zone.industry()) : headings,
                profile);
    }

    /** The headings of a division of GB/T 4754. */
    static List<String> headings(String division) {
        return SampleTable.rows("products.csv").stream()
                .filter(row -> row.getField("division").equals(division))
                .findFirst()
                .map(row -> List.of(row.getField("headings").split(" ")))
                .orElseGet(() -> headings("other"));
    }
}
