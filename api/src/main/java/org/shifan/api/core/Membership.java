// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.Optional;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;

/**
 * An enterprise's membership of a zone (入区企业) over a period, with the decision that admitted it and,
 * once it is over, the one that ended it.
 *
 * @param ended the decision that ended it, or null while it lasts
 */
public record Membership(
        long id, OrganisationCode enterprise, ZoneId zone, DateRange period, Decision admitted, Decision ended) {
    public Optional<Decision> end() {
        return Optional.ofNullable(ended);
    }
}
