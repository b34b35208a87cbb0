// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.text.Text;

import static org.shifan.records.facts.ComputedFact.M;

/**
 * What an indicator is among the peers of a zone, such as {@code peers.incident.rate.median.industry-province}.
 *
 * @param of the indicator, a fact of each peer
 */
record PeerFact(Indicator of, Statistic statistic, Among among) {
    /** The indicators that zones are compared by. */
    enum Indicator {
        INCIDENT_RATE(ComputedFact.INCIDENT_RATE, false),
        FAIL_RATE(ComputedFact.INSPECTION_FAIL_RATE, false),
        PASS_RATE(ComputedFact.SAMPLING_PASS_RATE, true);

        private final ComputedFact fact;
        private final boolean highestIsBest;

        Indicator(ComputedFact fact, boolean highestIsBest) {
            this.fact = fact;
            this.highestIsBest = highestIsBest;
        }

        ComputedFact fact() {
            return fact;
        }
    }

    /** What is made of the values of the peers. */
    enum Statistic {
        AVERAGE {
            @Override
            BigDecimal of(List<BigDecimal> sorted, boolean highestIsBest) {
                BigDecimal sum = sorted.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                return sum.divide(BigDecimal.valueOf(sorted.size()), SCALE, RoundingMode.HALF_UP);
            }
        },
        MEDIAN {
            @Override
            BigDecimal of(List<BigDecimal> sorted, boolean highestIsBest) {
                BigDecimal upper = sorted.get(sorted.size() / 2);
                BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
                return lower.add(upper).divide(BigDecimal.valueOf(2), SCALE, RoundingMode.HALF_UP);
            }
        },
        BEST {
            @Override
            BigDecimal of(List<BigDecimal> sorted, boolean highestIsBest) {
                return sorted.get(highestIsBest ? sorted.size() - 1 : 0);
            }
        };

        private static final int SCALE = 6;

        abstract BigDecimal of(List<BigDecimal> sorted, boolean highestIsBest);

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who the peers are, as of the day of the evaluation; the zone itself is never one of them. */
    enum Among {
        /** Zones of its province that have one of its headings. */
        INDUSTRY_PROVINCE,
        /** Zones of the country that have one of its headings. */
        INDUSTRY_COUNTRY,
        /** Zones of its bureau. */
        BUREAU,
        /** Zones that have its level. */
        LEVEL;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static final List<PeerFact> ALL = Arrays.stream(Indicator.values())
            .flatMap(of -> Arrays.stream(Among.values())
                    .flatMap(among ->
                            Stream.of(Statistic.values()).map(statistic -> new PeerFact(of, statistic, among))))
            .toList();

    FactId id() {
        return FactId.of("peers." + of.fact().id() + "." + statistic.code() + "." + among.code());
    }

    BigDecimal value(List<BigDecimal> sorted) {
        return statistic.of(sorted, of.highestIsBest);
    }

    FactDefinition definition() {
        FactDefinition indicator = of.fact().definition();
        Text group = M.text("records.peers.among." + among.code());
        return new FactDefinition(
                id(),
                M.message("records.peers.title", title(), indicator.title(), group)
                        .text(),
                M.message("records.peers.meaning", title(), indicator.title(), group, Peers.LEAST)
                        .text(),
                FactType.NUMBER,
                indicator.unit(),
                FactPeriod.YEAR,
                Set.of(Subject.Kind.ZONE),
                indicator.owedBy(),
                indicator.clause());
    }

    Text title() {
        return M.text("records.peers." + statistic.code());
    }
}
