// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.records.store.Database;
import org.shifan.records.store.Markets;

/** Brings the sums of enterprises together to totals of zones, by the days on which each was a member. */
final class TotalsReader {
    /** That an enterprise counts for a subject over a part of the year. */
    private record Share(Totals totals, Span span) {}

    private final Database database;
    private final ZoneRegistry zones;
    private final Memberships memberships;
    private final EnterpriseRegistry enterprises;

    TotalsReader(Database database, ZoneRegistry zones, Memberships memberships, EnterpriseRegistry enterprises) {
        this.database = database;
        this.zones = zones;
        this.memberships = memberships;
        this.enterprises = enterprises;
    }

    /** The totals of each subject that is registered; the others are absent. */
    Map<Subject, Totals> read(List<Subject> subjects, int year, boolean withMarkets) {
        return read(subjects, DateRange.year(year), year, withMarkets, EnumSet.allOf(Totals.Kind.class));
    }

    /**
     * The totals of those days of a year that the period covers.
     *
     * @param kinds of records; those of other kinds may be left out
     */
    Map<Subject, Totals> read(List<Subject> subjects, DateRange period, int year, Set<Totals.Kind> kinds) {
        return read(subjects, period, year, false, kinds);
    }

    private Map<Subject, Totals> read(
            List<Subject> subjects, DateRange period, int year, boolean withMarkets, Set<Totals.Kind> kinds) {
        Span whole = Span.of(period, year);
        Map<Subject, Totals> totals = new LinkedHashMap<>();
        Map<String, List<Share>> shares = new HashMap<>();
        Map<BureauCode, List<Totals>> byBureau = new HashMap<>();
        Map<ZoneId, Subject> wanted = new LinkedHashMap<>();
        Map<OrganisationCode, Subject> single = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            switch (subject.kind()) {
                case ZONE -> wanted.put(subject.zoneId(), subject);
                case ENTERPRISE -> single.put(subject.organisationCode(), subject);
            }
        }
        for (Map.Entry<ZoneId, List<Membership>> zone :
                members(wanted, whole, totals, byBureau).entrySet()) {
            Totals of = totals.get(wanted.get(zone.getKey()));
            for (Membership membership : zone.getValue()) {
                shares.computeIfAbsent(membership.enterprise().value(), code -> new ArrayList<>())
                        .add(new Share(of, whole.within(membership.period())));
            }
        }
        for (Enterprise enterprise : enterprises.enterprises(single.keySet()).values()) {
            Totals of = new Totals(whole);
            totals.put(single.get(enterprise.code()), of);
            byBureau.computeIfAbsent(enterprise.bureau(), bureau -> new ArrayList<>())
                    .add(of);
            shares.computeIfAbsent(enterprise.code().value(), code -> new ArrayList<>())
                    .add(new Share(of, whole));
        }
        return database.transaction(connection -> {
            fill(connection, shares, byBureau, year, withMarkets, kinds);
            return totals;
        });
    }

    private Map<ZoneId, List<Membership>> members(
            Map<ZoneId, Subject> wanted,
            Span days,
            Map<Subject, Totals> totals,
            Map<BureauCode, List<Totals>> byBureau) {
        Map<ZoneId, List<Membership>> out = new LinkedHashMap<>();
        if (wanted.isEmpty()) {
            return out;
        }
        DateRange period = DateRange.of(days.from(), days.to());
        List<Zone> found = wanted.size() == 1
                ? zones.zone(wanted.keySet().iterator().next()).map(List::of).orElse(List.of())
                : zones.zones().stream()
                        .filter(zone -> wanted.containsKey(zone.id()))
                        .toList();
        for (Zone zone : found) {
            Totals of = new Totals(days);
            totals.put(wanted.get(zone.id()), of);
            byBureau.computeIfAbsent(zone.bureau(), bureau -> new ArrayList<>()).add(of);
        }
        if (found.size() == 1) {
            out.put(found.get(0).id(), memberships.memberships(found.get(0).id(), period));
            return out;
        }
        for (BureauCode bureau : found.stream().map(Zone::bureau).collect(Collectors.toSet())) {
            memberships.memberships(bureau, period).forEach((zone, members) -> {
                if (totals.containsKey(wanted.get(zone))) {
                    out.put(zone, members);
                }
            });
        }
        return out;
    }

    private static void fill(
            Connection connection,
            Map<String, List<Share>> shares,
            Map<BureauCode, List<Totals>> byBureau,
            int year,
            boolean withMarkets,
            Set<Totals.Kind> kinds)
            throws SQLException {
        Set<String> bureaus = byBureau.keySet().stream().map(BureauCode::value).collect(Collectors.toSet());
        RollupReader reader = new RollupReader(connection, bureaus, year);
        reader.coverage((bureau, kind) ->
                kind(kind).ifPresent(of -> byBureau.get(BureauCode.of(bureau)).forEach(totals -> totals.cover(of))));
        Set<String> inParts = new HashSet<>();
        shares.forEach((enterprise, list) -> {
            if (list.stream().anyMatch(share -> !share.span().wholeYear())) {
                inParts.add(enterprise);
            }
        });
        reader.rollups(
                shares.keySet(),
                withMarkets,
                (enterprise, heading, amounts, last, markets) -> shares.get(enterprise)
                        .forEach(share -> {
                            if (share.span().endsYear()) {
                                share.totals().export(enterprise, heading, amounts, last);
                                Markets.each(markets, share.totals()::market);
                            }
                            if (share.span().wholeYear()) {
                                share.totals().events(amounts, last);
                            }
                        }));
        reader.events(
                inParts,
                kinds,
                (enterprise, day, amounts, last) -> shares.get(enterprise).forEach(share -> {
                    if (!share.span().wholeYear() && share.span().contains(day)) {
                        share.totals().events(amounts, last);
                    }
                }));
    }

    private static Optional<Totals.Kind> kind(String code) {
        return java.util.Arrays.stream(Totals.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }
}
