// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.text.Text;

/**
 * That a measure which an enterprise used stopped for its goods, or came back.
 *
 * @param zone where the enterprise was when it used the measure last; null outside of zones
 * @param on the day on which it was noticed
 * @param stopped whether it stopped; otherwise it applies again
 * @param reason the ground that fell away, or those that hold again
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
        Text reason) {}
