// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * That an enterprise made the goods of an incident, confirmed by a person.
 *
 * @param confidence what the comparison of the report with the register gave on that day, in points from 0 to 95; 0 when the
 *     person knew it from elsewhere
 * @param hs of the goods, as the person confirmed it; null when only the enterprise is known
 * @param goods the number of the registered goods that they are; null when they are none of these
 */
public record Attribution(OrganisationCode enterprise, int confidence, Decision decision, HsCode hs, Long goods) {
    /** That of an enterprise whose goods are not known closer. */
    public Attribution(OrganisationCode enterprise, int confidence, Decision decision) {
        this(enterprise, confidence, decision, null, null);
    }
}
