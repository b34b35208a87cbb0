// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.text.Text;

/**
 * Tells whether the risk of an enterprise's goods for a market is raised (F2); whoever watches incidents and failures registers
 * one as a service. While it is raised no measure of §六(一) that the risk concerns applies.
 *
 * <p>One that throws counts as raised, and the treatment names it.
 */
@ConsumerType
public interface RiskSource {
    /**
     * Why the risk is raised on that day; empty while it is not.
     *
     * @param market the country on the other side
     */
    Optional<Text> raised(OrganisationCode enterprise, HsCode hs, CountryCode market, LocalDate on);
}
