// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;

/**
 * The risk of an enterprise's goods for a market on a day.
 *
 * @param heading the HS heading of the goods
 * @param grounds what stood on that day, the gravest first
 */
public record Risk(
        OrganisationCode enterprise,
        HsCode heading,
        CountryCode market,
        LocalDate on,
        RiskLevel level,
        List<RiskGround> grounds) {
    public Risk {
        grounds = List.copyOf(grounds);
    }

    /** The risk that follows from the grounds of the enterprise; those of other goods, markets and days are left out. */
    public static Risk of(
            OrganisationCode enterprise, HsCode hs, CountryCode market, LocalDate on, List<RiskGround> grounds) {
        List<RiskGround> standing = grounds.stream()
                .filter(ground -> ground.stands(on) && ground.concerns(hs, market))
                .sorted(Comparator.comparing(RiskGround::level).reversed().thenComparing(RiskGround::id))
                .toList();
        RiskLevel gravest =
                standing.isEmpty() ? RiskLevel.NORMAL : standing.get(0).level();
        boolean several = standing.stream().map(RiskGround::kind).distinct().count() > 1;
        return new Risk(enterprise, hs.heading(), market, on, several ? RiskLevel.HIGH : gravest, standing);
    }
}
