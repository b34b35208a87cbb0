// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.text.Text;

/**
 * A quality-safety demonstration zone (示范区) as the register holds it today; its level on any day is a
 * grant and is asked of {@link Grants}.
 *
 * @param division where it lies (GB/T 2260)
 * @param bureau the direct bureau that supervises it: a fact of its own, not a function of the province
 * @param product what it exports, as named in the title; may be a sector
 * @param headings the HS headings that this product is counted by; empty when not settled
 * @param industry the division of GB/T 4754, such as C37; a guess until confirmed
 * @param source where the entry was found
 * @param notes remarks, such as a conflict between sources; may be empty
 */
public record Zone(
        ZoneId id,
        Text name,
        DivisionCode division,
        BureauCode bureau,
        Text product,
        List<HsCode> headings,
        String industry,
        String source,
        String notes) {
    public Zone {
        headings = List.copyOf(headings);
    }
}
