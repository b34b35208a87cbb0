// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the invented enterprises export: zones grow as their profile says, around them it goes slowly up. */
final class SampleExports {
    /** Exports of an enterprise of a heading to a market in a year. */
    record Line(SampleEnterprise enterprise, int year, String heading, String market, BigDecimal value) {}

    private static final List<String> MARKETS = List.of(
            "US", "US", "DE", "JP", "GB", "NL", "KR", "AU", "FR", "IT", "ES", "CA", "BR", "RU", "IN", "AE", "VN", "ZA",
            "EG", "MX", "PL", "SE", "TH", "MY", "ID", "CL", "NG", "KE");
    private static final BigDecimal AROUND_MEAN = BigDecimal.valueOf(4_000_000);
    private static final int AROUND_GROWTH = 4;
    private static final double IDLE = 0.04;

    private final SampleProvince province;
    private final List<Line> lines = new ArrayList<>();
    private final Map<String, BigDecimal> sums = new HashMap<>();

    SampleExports(SampleProvince province) {
        this.province = province;
        Dice dice = province.dice("exports");
        Map<SampleEnterprise, List<String>> markets = new LinkedHashMap<>();
        for (SampleEnterprise enterprise : province.enterprises()) {
            List<String> own = new ArrayList<>();
            for (int i = dice.from(2, 4); i > 0; i--) {
                own.add(dice.of(MARKETS));
            }
            markets.put(enterprise, own.stream().distinct().toList());
        }
        for (int year : province.years()) {
            List<Line> ofYear = new ArrayList<>();
            Map<Integer, Double> weights = new HashMap<>();
            markets.keySet().forEach(e -> weights.merge(group(e), e.size(), Double::sum));
            markets.forEach((enterprise, own) -> {
                double noise = dice.around(0.03);
                // Only small ones pause: a large one would take its zone's growth along.
                if (!(dice.chance(IDLE) && enterprise.size() < 1)) {
                    BigDecimal total = total(enterprise, year, weights.get(group(enterprise)) / noise);
                    split(enterprise, year, total, own, dice, ofYear);
                }
            });
            ofYear.sort(Comparator.comparing((Line line) -> line.enterprise().code())
                    .thenComparing(Line::heading)
                    .thenComparing(Line::market));
            lines.addAll(ofYear);
        }
        lines.forEach(line -> sums.merge(key(line.enterprise(), line.year()), line.value(), BigDecimal::add));
    }

    /** Members of a zone share its exports; the others share those of the area around. */
    private static int group(SampleEnterprise enterprise) {
        return enterprise.stays().isEmpty() ? -1 : enterprise.home();
    }

    private BigDecimal total(SampleEnterprise enterprise, int year, double weights) {
        int group = group(enterprise);
        BigDecimal mean =
                group < 0 ? AROUND_MEAN : province.zones().get(group).profile().meanUsd();
        int growth = group < 0
                ? AROUND_GROWTH
                : province.zones().get(group).profile().growthPercent();
        long members =
                province.enterprises().stream().filter(e -> group(e) == group).count();
        BigDecimal all = mean.multiply(BigDecimal.valueOf(members));
        for (int i = province.from(); i < year; i++) {
            all = all.multiply(BigDecimal.valueOf(100L + growth)).movePointLeft(2);
        }
        return all.multiply(BigDecimal.valueOf(enterprise.size() / weights)).setScale(2, RoundingMode.HALF_UP);
    }

    private static void split(
            SampleEnterprise enterprise, int year, BigDecimal total, List<String> markets, Dice dice, List<Line> out) {
        BigDecimal left = total;
        int parts = enterprise.headings().size() * markets.size();
        for (String heading : enterprise.headings()) {
            for (String market : markets) {
                BigDecimal part = --parts == 0
                        ? left
                        : left.multiply(BigDecimal.valueOf(dice.from(20, 70)))
                                .movePointLeft(2)
                                .setScale(2, RoundingMode.DOWN);
                left = left.subtract(part);
                if (part.signum() > 0) {
                    out.add(new Line(enterprise, year, heading, market, part));
                }
            }
        }
    }

    private static String key(SampleEnterprise enterprise, int year) {
        return enterprise.number() + " " + year;
    }

    List<Line> lines() {
        return lines;
    }

    /** What an enterprise exported in a year. */
    BigDecimal sum(SampleEnterprise enterprise, int year) {
        return sums.getOrDefault(key(enterprise, year), BigDecimal.ZERO);
    }
}
