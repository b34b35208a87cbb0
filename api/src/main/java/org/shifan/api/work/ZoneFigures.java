// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.work;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.ZoneId;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** A zone's figures by the three aims, and beside its peers (R2, R3); Shifan implements it. */
@ProviderType
public interface ZoneFigures {
    /** The most years that are shown at once. */
    int MOST_YEARS = 20;

    /**
     * The figures of each aim (§二) year by year.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}, {@code lifecycle.figures.years}
     */
    List<Line> aims(ZoneId zone, int firstYear, int lastYear, LocalDate asOf);

    /**
     * The zone beside all zones of its industry in the country and among its bureau's (§三(一)).
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}
     */
    List<Comparison> peers(ZoneId zone, int year, LocalDate asOf);

    /**
     * A figure over years.
     *
     * @param group the code of the aim
     * @param years the first of them first
     */
    record Line(String group, Text groupTitle, FactId fact, Text title, Unit unit, List<Year> years) {
        public Line {
            years = List.copyOf(years);
        }
    }

    /**
     * A figure of one year.
     *
     * @param value null when it is missing, and never 0 for it
     * @param missing why there is none; null when there is one
     */
    record Year(int year, BigDecimal value, Text missing) {}

    /**
     * A figure beside those of the peers.
     *
     * @param group the code of the heading: honesty, quality, brand, self-discipline
     * @param higherIsBetter how it is ranked
     * @param value null when it is missing
     */
    record Comparison(
            String group,
            Text groupTitle,
            FactId fact,
            Text title,
            Unit unit,
            boolean higherIsBetter,
            BigDecimal value,
            Text missing,
            Among country,
            Among province) {}

    /**
     * Where a value stands.
     *
     * @param zones how many there are of the industry, this one with them
     * @param known of how many the figure is known
     * @param rank 1 for the best, the same for the same value; 0 when the zone's own is missing
     * @param median of those known, half up to 6 decimals; null when none is
     */
    record Among(int zones, int known, int rank, BigDecimal median) {}
}
