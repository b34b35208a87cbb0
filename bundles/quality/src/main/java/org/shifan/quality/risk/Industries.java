// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.risk;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.ControlChart;
import org.shifan.api.records.Volumes;
import org.shifan.api.records.Volumes.Inspected;

/** The industries of a bureau by HS heading: their months, and the enterprises within them. */
final class Industries {
    /** So many complete months make the limits. */
    private static final int MONTHS = 24;
    /** Of so many an enterprise is judged by them. */
    private static final int RECENT = 12;

    private final BureauCode bureau;
    private final YearMonth last;
    private final Map<HsCode, Map<YearMonth, PChart.Subgroup>> months = new TreeMap<>();
    private final Map<HsCode, Map<OrganisationCode, PChart.Subgroup>> recent = new TreeMap<>();

    private Industries(BureauCode bureau, YearMonth last) {
        this.bureau = bureau;
        this.last = last;
    }

    /** @param now the month that is not over yet */
    static Industries read(Volumes volumes, BureauCode bureau, YearMonth now) {
        Industries out = new Industries(bureau, now.minusMonths(1));
        volumes.inspections(bureau, now.minusMonths(MONTHS), out.last).forEach(out::add);
        return out;
    }

    private void add(Inspected inspected) {
        PChart.Subgroup part = new PChart.Subgroup(inspected.batches(), inspected.failed());
        months.computeIfAbsent(inspected.heading(), heading -> new TreeMap<>())
                .merge(inspected.month(), part, PChart.Subgroup::plus);
        if (inspected.month().isAfter(last.minusMonths(RECENT))) {
            recent.computeIfAbsent(inspected.heading(), heading -> new TreeMap<>())
                    .merge(inspected.enterprise(), part, PChart.Subgroup::plus);
        }
    }

    /** The enterprises whose failures lie above the limits of their industry. */
    List<Found> failures(RiskRules rules) {
        List<Found> out = new ArrayList<>();
        recent.forEach((heading, enterprises) -> {
            PChart chart = PChart.of(List.copyOf(months.get(heading).values()));
            enterprises.forEach((enterprise, its) -> rules.ofFailures(
                            enterprise, bureau, heading, its.inspected(), its.failed(), chart)
                    .ifPresent(out::add));
        });
        return out;
    }

    ControlChart chart(HsCode heading) {
        Map<YearMonth, PChart.Subgroup> its = months.getOrDefault(heading, Map.of());
        PChart chart = PChart.of(List.copyOf(its.values()));
        List<ControlChart.Point> points = new ArrayList<>();
        its.forEach((month, all) -> points.add(new ControlChart.Point(
                month, all.inspected(), all.failed(), chart.lower(all.inspected()), chart.upper(all.inspected()))));
        return new ControlChart(bureau, heading, points, chart.centre(), chart.spread(), chart.enough());
    }
}
