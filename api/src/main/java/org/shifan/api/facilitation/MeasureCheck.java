// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * What the check of a shipment found that was drawn although a measure exempts it, or whose imported equipment was inspected jointly.
 *
 * @param treatment the number of the treatment
 * @param measure such as {@code F4}
 * @param kind why it was checked
 * @param checkedOn the day of the check
 * @param parties who took part besides the bureau; at least one for a joint inspection
 * @param failedItems what the goods failed; none when they passed
 * @param entered who entered it, why, on what evidence
 */
public record MeasureCheck(
        long number,
        long treatment,
        String declaration,
        OrganisationCode enterprise,
        BureauCode bureau,
        String measure,
        HsCode hs,
        Kind kind,
        LocalDate checkedOn,
        List<String> parties,
        List<String> failedItems,
        Decision entered) {
    public MeasureCheck {
        parties = List.copyOf(parties);
        failedItems = List.copyOf(failedItems);
    }

    /** Why a shipment is checked. */
    public enum Kind {
        /** Drawn at random (F4, F5, F8, F9b). */
        DRAWN,
        /** Joint inspection of imported equipment for own processing (F9a). */
        JOINT
    }

    public boolean passed() {
        return failedItems.isEmpty();
    }
}
