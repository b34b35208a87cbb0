// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * That a zone or an enterprise is concerned by a change in a market.
 *
 * @param bureau who supervises it
 * @param zone the zone itself, or the one that the enterprise is a member of today; null outside of zones
 * @param headings its HS headings that are meant
 * @param markets to which of the markets it, or its members, exported such goods
 * @param usd what that came to, in US dollars, over the years that count; zero when only the goods speak for it
 * @param why in words, with the codes and numbers
 */
public record Concerned(
        Subject subject,
        BureauCode bureau,
        ZoneId zone,
        List<HsCode> headings,
        SortedSet<CountryCode> markets,
        BigDecimal usd,
        Text why) {
    public Concerned {
        headings = List.copyOf(headings);
        markets = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(markets));
    }

    /** Whether exports to the market are known, and not only the goods fit. */
    public boolean exports() {
        return !markets.isEmpty();
    }
}
