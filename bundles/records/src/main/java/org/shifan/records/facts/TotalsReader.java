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
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

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
import org.shifan.records.store.Measure;

/** Brings the sums of enterprises together to totals of zones, by the days on which each was a member. */
@Component(service = TotalsReader.class)
public final class TotalsReader {
    /** That an enterprise counts for a subject over a part of the year. */
    private record Share(Totals totals, Span span) {}

    /** What is to be read: the totals that each enterprise counts for, and whose bureaus' records they are. */
    private record Wanted(Map<String, List<Share>> shares, Map<BureauCode, List<Totals>> byBureau) {
        Wanted() {
            this(new HashMap<>(), new HashMap<>());
        }

        Totals of(BureauCode bureau, Span days) {
            Totals totals = new Totals(days);
            byBureau.computeIfAbsent(bureau, its -> new ArrayList<>()).add(totals);
            return totals;
        }

        void share(OrganisationCode enterprise, Totals totals, Span span) {
            shares.computeIfAbsent(enterprise.value(), code -> new ArrayList<>())
                    .add(new Share(totals, span));
        }
    }

    private final Database database;
    private final ZoneRegistry zones;
    private final Memberships memberships;
    private final EnterpriseRegistry enterprises;
    private final KeptTotals kept = new KeptTotals();
    private final StoredTotals stored;

    @Activate
    public TotalsReader(
            BundleContext context,
            @Reference Database database,
            @Reference ZoneRegistry zones,
            @Reference Memberships memberships,
            @Reference EnterpriseRegistry enterprises) {
        this(context.getBundle().getVersion().toString(), database, zones, memberships, enterprises);
    }

    /** @param version of what makes totals: those that another made are not used */
    public TotalsReader(
            String version,
            Database database,
            ZoneRegistry zones,
            Memberships memberships,
            EnterpriseRegistry enterprises) {
        this.stored = new StoredTotals(database, version);
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
        Set<ZoneId> ids = new HashSet<>();
        Set<OrganisationCode> single = new HashSet<>();
        for (Subject subject : subjects) {
            switch (subject.kind()) {
                case ZONE -> ids.add(subject.zoneId());
                case ENTERPRISE -> single.add(subject.organisationCode());
            }
        }
        Map<Subject, Totals> totals = new LinkedHashMap<>();
        Wanted wanted = new Wanted();
        List<Zone> found = zones(ids);
        // One zone costs a few lines; what many cost is kept.
        if (found.size() > 1 && whole.wholeYear()) {
            KeptTotals.Reading reading = reading(year, withMarkets);
            List<Zone> others = new ArrayList<>();
            for (Zone zone : found) {
                Totals known = reading.of(zone);
                if (known == null) {
                    others.add(zone);
                } else {
                    totals.put(Subject.zone(zone.id()), known);
                }
            }
            Map<Zone, Totals> before = stored.read(others, reading);
            others.removeAll(before.keySet());
            Map<Zone, Totals> read = members(others, whole, wanted);
            before.forEach((zone, of) -> totals.put(Subject.zone(zone.id()), of));
            read.forEach((zone, of) -> totals.put(Subject.zone(zone.id()), of));
            enterprises(single, whole, wanted, totals);
            // What is kept answers whoever asks next, for whatever kinds.
            fill(wanted, year, withMarkets, EnumSet.allOf(Totals.Kind.class));
            reading.keep(before);
            reading.keep(read);
            stored.write(read, reading);
            return totals;
        }
        members(found, whole, wanted).forEach((zone, of) -> totals.put(Subject.zone(zone.id()), of));
        enterprises(single, whole, wanted, totals);
        fill(wanted, year, withMarkets, kinds);
        return totals;
    }

    /**
     * Reads those zones anew of which totals are stored that are made of what is now.
     *
     * @param wrong told of each zone and year whose totals are others
     * @return how many were compared
     */
    long compare(BiConsumer<Zone, Integer> wrong) {
        long compared = 0;
        for (int year : stored.years()) {
            KeptTotals.Reading before = reading(year, false);
            Map<Zone, StoredTotals.Content> all = stored.contents(zones.zones(), before);
            Wanted wanted = new Wanted();
            Map<Zone, Totals> anew = members(List.copyOf(all.keySet()), Span.ofYear(year), wanted);
            fill(wanted, year, true, EnumSet.allOf(Totals.Kind.class));
            KeptTotals.Reading after = reading(year, false);
            for (Zone zone : all.keySet()) {
                String text = anew.get(zone).text();
                boolean same = all.get(zone).withMarkets()
                        ? all.get(zone).text().equals(text)
                        : Totals.withoutMarkets(all.get(zone).text()).equals(Totals.withoutMarkets(text));
                // Records that came meanwhile are no fault.
                if (!same && before.state(zone).equals(after.state(zone))) {
                    wrong.accept(zone, year);
                }
            }
            compared += all.size();
        }
        return compared;
    }

    /** A reading of a year as things are now. */
    private KeptTotals.Reading reading(int year, boolean withMarkets) {
        long revision = memberships.revision();
        return database.transaction(
                connection -> kept.reading(revision, year, withMarkets, RollupReader.changes(connection, year)));
    }

    private List<Zone> zones(Set<ZoneId> ids) {
        return switch (ids.size()) {
            case 0 -> List.of();
            case 1 -> zones.zone(ids.iterator().next()).map(List::of).orElse(List.of());
            default ->
                zones.zones().stream().filter(zone -> ids.contains(zone.id())).toList();
        };
    }

    private void enterprises(Set<OrganisationCode> codes, Span whole, Wanted wanted, Map<Subject, Totals> totals) {
        for (Enterprise enterprise : enterprises.enterprises(codes).values()) {
            Totals of = wanted.of(enterprise.bureau(), whole);
            totals.put(Subject.enterprise(enterprise.code()), of);
            wanted.share(enterprise.code(), of, whole);
        }
    }

    /** Totals of these zones, to be filled by what their members count for. */
    private Map<Zone, Totals> members(List<Zone> found, Span days, Wanted wanted) {
        DateRange period = DateRange.of(days.from(), days.to());
        Map<Zone, Totals> out = new LinkedHashMap<>();
        Map<ZoneId, Totals> byId = new HashMap<>();
        for (Zone zone : found) {
            Totals of = wanted.of(zone.bureau(), days);
            out.put(zone, of);
            byId.put(zone.id(), of);
        }
        if (found.size() == 1) {
            ZoneId only = found.get(0).id();
            share(memberships.memberships(only, period), byId.get(only), days, wanted);
            return out;
        }
        for (BureauCode bureau : found.stream().map(Zone::bureau).collect(Collectors.toSet())) {
            memberships.memberships(bureau, period).forEach((zone, members) -> {
                if (byId.containsKey(zone)) {
                    share(members, byId.get(zone), days, wanted);
                }
            });
        }
        return out;
    }

    private static void share(List<Membership> members, Totals totals, Span days, Wanted wanted) {
        members.forEach(member -> wanted.share(member.enterprise(), totals, days.within(member.period())));
    }

    private void fill(Wanted wanted, int year, boolean withMarkets, Set<Totals.Kind> kinds) {
        if (!wanted.byBureau().isEmpty()) {
            database.transaction(connection -> {
                // Who loses a race reads again, from nothing.
                wanted.byBureau().values().forEach(each -> each.forEach(Totals::clear));
                fill(connection, wanted.shares(), wanted.byBureau(), year, withMarkets, kinds);
                return null;
            });
        }
        wanted.byBureau().values().forEach(each -> each.forEach(Totals::done));
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
        Set<String> byDay = new HashSet<>();
        reader.rollups(
                shares.keySet(),
                withMarkets,
                (enterprise, heading, amounts, last, markets) -> shares.get(enterprise)
                        .forEach(share -> {
                            boolean dated = !share.span().wholeYear() && !amounts.isZero(Measure.DECLARATION_ROWS);
                            if (dated) {
                                byDay.add(enterprise);
                            } else if (share.span().endsYear()) {
                                share.totals().export(enterprise, heading, amounts, last);
                                Markets.each(markets, share.totals()::market);
                            }
                            if (share.span().wholeYear()) {
                                share.totals().events(amounts, last);
                            }
                        }));
        if (kinds.contains(Totals.Kind.EXPORTS)) {
            reader.declarations(
                    byDay,
                    (enterprise, day, heading, amounts, last, market) -> shares.get(enterprise)
                            .forEach(share -> {
                                if (!share.span().wholeYear() && share.span().contains(day)) {
                                    share.totals().export(enterprise, heading, amounts, last);
                                    if (!amounts.isZero(Measure.EXPORT_VALUE)) {
                                        share.totals().market(market);
                                    }
                                }
                            }));
        }
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
