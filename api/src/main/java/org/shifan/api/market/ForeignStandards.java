// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.CountryCode;

/** The register of foreign standards and rules and their changes (§六(二), T2); Shifan implements it. */
@ProviderType
public interface ForeignStandards {
    /**
     * Enters a standard with its first version.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.standard.known}, {@code market.standard.empty}, {@code
     *     market.hs.none}, {@code market.text.long}, {@code market.notice.unknown}
     */
    ForeignStandard register(
            CountryCode market, String number, String title, List<HsScope> hs, ForeignStandard.Version first);

    /**
     * Enters the next version; those concerned are warned.
     *
     * @throws org.shifan.api.text.ShifanException {@code market.standard.unknown}, {@code market.standard.version} when that
     *     version is there, {@code market.standard.order} when it would hold from no later day than the one before it
     */
    ForeignStandard change(long id, ForeignStandard.Version next);

    /** @throws org.shifan.api.text.ShifanException {@code market.standard.unknown} */
    ForeignStandard require(long id);

    /**
     * Standards by market and number.
     *
     * @param market null for all
     * @param hs only about such goods; null for all
     */
    List<ForeignStandard> standards(CountryCode market, HsScope hs);

    /** Which zones and enterprises it concerns, zones first; of them those whose warnings the caller may see. */
    List<Concerned> concerned(long id);
}
