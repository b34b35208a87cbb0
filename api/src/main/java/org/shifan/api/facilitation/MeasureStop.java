// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.text.Text;

/**
 * A notice that a measure which an enterprise used stopped for its goods, or came back; or that the supervision mode of goods that it
 * exports became stricter, or lighter again.
 *
 * @param zone where the enterprise was when it used the measure last; null outside of zones
 * @param measure such as {@code F4}; {@code F1} for the mode
 * @param on the day on which it was noticed
 * @param stopped whether it stopped, or the mode is stricter; otherwise it applies again, or the mode is lighter again
 * @param reason the ground that fell away, or those that hold again
 * @param mode the mode from now on; null for a measure
 * @param receipts who has read it, oldest first
 */
public record MeasureStop(
        long number,
        OrganisationCode enterprise,
        BureauCode bureau,
        ZoneId zone,
        HsCode hs,
        CountryCode country,
        String measure,
        LocalDate on,
        boolean stopped,
        Text reason,
        SupervisionMode mode,
        List<Receipt> receipts) {
    public MeasureStop {
        receipts = List.copyOf(receipts);
    }

    /** That somebody has read it. */
    public record Receipt(String by, LocalDate on) {}
}
