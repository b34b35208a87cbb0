// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.records.facts.Totals.Kind;
import org.shifan.records.store.Database;
import org.shifan.records.store.ImportLog;

import static org.shifan.records.facts.ComputedFact.M;

/** What part of its industry's exports a zone has, by customs statistics: never of a part of its headings only. */
@Component(service = FactProvider.class)
public final class IndustryFacts implements BulkFactProvider {
    private static final int SCALE = 6;

    private final Database database;
    private final ZoneRegistry zones;
    private final ImportLog imports;
    private final TotalsReader reader;

    @Activate
    public IndustryFacts(@Reference Database database, @Reference ZoneRegistry zones, @Reference TotalsReader reader) {
        this.database = database;
        this.zones = zones;
        this.imports = new ImportLog(database, Clock.systemUTC());
        this.reader = reader;
    }

    @Override
    public List<FactDefinition> facts() {
        return Arrays.stream(IndustryFact.values())
                .map(IndustryFact::definition)
                .toList();
    }

    @Override
    public String revision() {
        return imports.state();
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        Map<ZoneId, Zone> registered = (subjects.size() == 1
                        ? zones.zone(subjects.get(0).zoneId()).stream()
                        : zones.zones().stream())
                .collect(Collectors.toMap(Zone::id, Function.identity()));
        Map<Subject, Totals> totals = reader.read(subjects, year, false);
        Set<DivisionCode> provinces = subjects.stream()
                .map(subject -> registered.get(subject.zoneId()))
                .filter(Objects::nonNull)
                .map(zone -> zone.division().province())
                .collect(Collectors.toSet());
        Statistics statistics = statistics(year, provinces);
        boolean growing =
                facts.contains(IndustryFact.GROWTH_PROVINCE.id()) || facts.contains(IndustryFact.GROWTH_NATIONAL.id());
        Statistics before = growing ? statistics(year - 1, provinces) : statistics;
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Zone zone = registered.get(subject.zoneId());
            Industry of = zone == null ? null : new Industry(zone, totals.get(subject), statistics, before, year);
            Map<FactId, FactValue> values = new LinkedHashMap<>();
            for (IndustryFact fact : IndustryFact.values()) {
                if (facts.contains(fact.id())) {
                    values.put(
                            fact.id(),
                            of == null
                                    ? FactValue.missing(M.message("records.fact.subject-unknown", subject))
                                    : of.value(fact));
                }
            }
            out.put(subject, values);
        }
        return out;
    }

    private Statistics statistics(int year, Set<DivisionCode> provinces) {
        return database.transaction(connection -> Statistics.read(connection, year, provinces));
    }

    /**
     * One zone and its industry in one year.
     *
     * @param before the statistics of the year before
     */
    private record Industry(Zone zone, Totals totals, Statistics statistics, Statistics before, int year) {
        FactValue value(IndustryFact fact) {
            if (zone.headings().isEmpty()) {
                return FactValue.missing(M.message("records.industry.no-headings", zone.id()));
            }
            return switch (fact) {
                case ZONE -> own();
                case PROVINCE -> whole(zone.division().province().value());
                case NATIONAL -> whole(Statistics.COUNTRY);
                case SHARE_PROVINCE ->
                    share(fact, whole(zone.division().province().value()));
                case SHARE_NATIONAL -> share(fact, whole(Statistics.COUNTRY));
                case GROWTH_PROVINCE -> growth(fact, zone.division().province().value());
                case GROWTH_NATIONAL -> growth(fact, Statistics.COUNTRY);
            };
        }

        private List<String> headings() {
            return zone.headings().stream()
                    .map(HsCode::heading)
                    .map(HsCode::value)
                    .distinct()
                    .toList();
        }

        private FactValue own() {
            if (!totals.covers(Kind.EXPORTS)) {
                return FactValue.missing(M.message(
                        "records.fact.not-delivered", M.text("records.kind.exports"), year, Subject.zone(zone.id())));
            }
            BigDecimal sum = headings().stream().map(totals::exportValue).reduce(BigDecimal.ZERO, BigDecimal::add);
            return FactValue.known(ComputedFact.plain(sum), totals.sources(Set.of(Kind.EXPORTS)));
        }

        private FactValue whole(String region) {
            return whole(region, statistics, year);
        }

        private FactValue whole(String region, Statistics statistics, int year) {
            Statistics.Sum sum = new Statistics.Sum(BigDecimal.ZERO, 0, false);
            for (String heading : headings()) {
                Statistics.Sum one = statistics.of(region, heading);
                if (one == null) {
                    return FactValue.missing(M.message("records.industry.none", region, heading, year, zone.id()));
                }
                sum = sum.plus(one);
            }
            return FactValue.known(
                    ComputedFact.plain(sum.value()),
                    new FactValue.Source(
                            M.text("records.source.statistics").both() + " " + region + " " + year + ": "
                                    + String.join(", ", headings()),
                            "import " + sum.lastImport(),
                            sum.synthetic()));
        }

        private FactValue share(IndustryFact fact, FactValue whole) {
            return percent(fact, own(), whole, false);
        }

        private FactValue growth(IndustryFact fact, String region) {
            return percent(fact, whole(region), whole(region, before, year - 1), true);
        }

        private FactValue percent(IndustryFact fact, FactValue one, FactValue whole, boolean change) {
            if (!(one instanceof FactValue.Known part)) {
                return one;
            }
            if (!(whole instanceof FactValue.Known all)) {
                return whole;
            }
            if (all.value().signum() == 0) {
                return FactValue.missing(
                        M.message("records.fact.not-computable", fact.id(), year, Subject.zone(zone.id())));
            }
            BigDecimal dividend = change ? part.value().subtract(all.value()) : part.value();
            return FactValue.known(
                    ComputedFact.plain(dividend.scaleByPowerOfTen(2).divide(all.value(), SCALE, RoundingMode.HALF_UP)),
                    Stream.concat(part.sources().stream(), all.sources().stream())
                            .toArray(FactValue.Source[]::new));
        }
    }
}
