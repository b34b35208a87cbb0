// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.identity.Server;
import org.shifan.api.text.Text;
import org.shifan.api.work.ZoneFigures;
import org.shifan.lifecycle.figure.FigureGroups.Figure;
import org.shifan.lifecycle.work.Readers;

import static org.shifan.lifecycle.LifecycleMessages.M;
import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** A zone's figures by aim and beside its peers, from the catalogue of facts. */
@Component(service = ZoneFigures.class)
public final class FigureDesk implements ZoneFigures {
    private static final int SCALE = 6;

    private final ZoneRegistry zones;
    private final FactCatalogue catalogue;
    private final Readers readers;
    private final List<Figure> aims = FigureGroups.aims();
    private final List<Figure> headings = FigureGroups.headings();

    @Activate
    public FigureDesk(@Reference ZoneRegistry zones, @Reference FactCatalogue catalogue, @Reference Readers readers) {
        this.zones = zones;
        this.readers = readers;
        this.catalogue = catalogue;
    }

    @Override
    public List<Line> aims(ZoneId zone, int firstYear, int lastYear, LocalDate asOf) {
        Subject subject = Subject.zone(zones.require(zone).id());
        readers.require(subject);
        if (firstYear > lastYear || lastYear - firstYear >= MOST_YEARS) {
            throw refuse("lifecycle.figures.years", String.valueOf(firstYear), String.valueOf(lastYear), MOST_YEARS);
        }
        Set<FactId> facts = aims.stream().map(Figure::fact).collect(Collectors.toSet());
        Map<Integer, Map<FactId, FactValue>> years = new TreeMap<>();
        for (int year = firstYear; year <= lastYear; year++) {
            years.put(year, read(facts, List.of(subject), year, asOf).getOrDefault(subject, Map.of()));
        }
        List<Line> out = new ArrayList<>();
        for (Figure aim : aims) {
            List<Year> values = new ArrayList<>();
            years.forEach((year, read) -> {
                FactValue value = read.get(aim.fact());
                values.add(new Year(year, number(value), missing(value)));
            });
            out.add(new Line(aim.group(), aim.groupTitle(), aim.fact(), title(aim), unit(aim), values));
        }
        return out;
    }

    /** Of the peers nothing is told but how many there are, the rank and the median. */
    private Map<Subject, Map<FactId, FactValue>> read(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf) {
        return Server.does(() -> catalogue.read(facts, subjects, year, asOf));
    }

    @Override
    public List<Comparison> peers(ZoneId id, int year, LocalDate asOf) {
        Zone zone = zones.require(id);
        readers.require(Subject.zone(id));
        List<Zone> country = zones.zones().stream()
                .filter(each -> each.id().equals(id)
                        || (!zone.industry().isEmpty() && each.industry().equals(zone.industry())))
                .toList();
        List<Zone> province = country.stream()
                .filter(each -> each.bureau().equals(zone.bureau()))
                .toList();
        Map<Subject, Map<FactId, FactValue>> read = read(
                headings.stream().map(Figure::fact).collect(Collectors.toSet()),
                country.stream().map(each -> Subject.zone(each.id())).toList(),
                year,
                asOf);
        List<Comparison> out = new ArrayList<>();
        for (Figure heading : headings) {
            FactValue own = read.getOrDefault(Subject.zone(id), Map.of()).get(heading.fact());
            out.add(new Comparison(
                    heading.group(),
                    heading.groupTitle(),
                    heading.fact(),
                    title(heading),
                    unit(heading),
                    heading.higherIsBetter(),
                    number(own),
                    missing(own),
                    among(heading, number(own), country, read),
                    among(heading, number(own), province, read)));
        }
        return out;
    }

    private static Among among(
            Figure figure, BigDecimal own, List<Zone> peers, Map<Subject, Map<FactId, FactValue>> read) {
        List<BigDecimal> known = peers.stream()
                .map(peer -> number(
                        read.getOrDefault(Subject.zone(peer.id()), Map.of()).get(figure.fact())))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        int rank = own == null
                ? 0
                : 1
                        + (int) known.stream()
                                .filter(each ->
                                        figure.higherIsBetter() ? each.compareTo(own) > 0 : each.compareTo(own) < 0)
                                .count();
        return new Among(peers.size(), known.size(), rank, median(known));
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        if (sorted.isEmpty()) {
            return null;
        }
        BigDecimal upper = sorted.get(sorted.size() / 2);
        BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
        return upper.add(lower).divide(BigDecimal.valueOf(2), SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal number(FactValue value) {
        return value instanceof FactValue.Known known ? known.value() : null;
    }

    private static Text missing(FactValue value) {
        if (value == null) {
            return M.text("lifecycle.figures.nobody");
        }
        return value instanceof FactValue.Missing missing ? missing.reason().text() : null;
    }

    private Text title(Figure figure) {
        return catalogue
                .definition(figure.fact())
                .map(FactDefinition::title)
                .orElseGet(() -> Text.same(figure.fact().value()));
    }

    /** Null where the fact is not in the catalogue. */
    private Unit unit(Figure figure) {
        return catalogue.definition(figure.fact()).map(FactDefinition::unit).orElse(null);
    }
}
