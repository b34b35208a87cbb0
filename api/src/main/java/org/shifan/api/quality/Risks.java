// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;

/**
 * The risk of goods by enterprise, HS heading and market (§六(一), F2; §五(一), R13), from incidents, failures and volume; Shifan
 * implements it. What stood on a day that is over stays as it was known then.
 */
@ProviderType
public interface Risks {
    /**
     * The risk of the enterprise's goods for the market on the day.
     *
     * @param hs the goods; their heading counts
     */
    Risk risk(OrganisationCode enterprise, HsCode hs, CountryCode market, LocalDate on);

    /** Every ground that the enterprise ever had, oldest first: all that {@link Risk#of} needs. */
    List<RiskGround> history(OrganisationCode enterprise);

    /**
     * The grounds that stand on a day, the gravest first.
     *
     * @param bureau null for all
     * @param limit at most so many
     */
    List<RiskGround> grounds(BureauCode bureau, LocalDate on, int limit);

    /**
     * Looks now, and not only at the next turn, at all incidents and records.
     *
     * @return the grounds that began or ended
     */
    List<RiskGround> look();

    /**
     * The control chart of an industry over the last complete months.
     *
     * @param heading its HS heading
     */
    ControlChart chart(BureauCode bureau, HsCode heading);
}
