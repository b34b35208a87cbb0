// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.schema.SchemaReady;
import org.shifan.quality.store.IncidentYear;
import org.shifan.quality.store.IncidentYear.Line;
import org.shifan.quality.store.RegisterEntity;

import static org.shifan.quality.QualityMessages.M;

/**
 * What the traced incidents say of an enterprise or a zone in a year (R10, R13). Only incidents that are attributed and
 * quality-caused count in the rate.
 */
@Component(service = FactProvider.class)
public final class TracedFacts implements BulkFactProvider {
    static final FactId COUNT = FactId.of("traced.incident.count");
    static final FactId RATE = FactId.of("traced.incident.rate");
    static final FactId OPEN = FactId.of("traced.incident.open.count");
    private static final FactId EXPORTS = FactId.of("export.value");

    /** The scale to which the rate is rounded, half up. */
    private static final int SCALE = 6;

    private static final int HUNDRED_MILLION = 8;

    private final JpaTemplate jpa;
    private final EnterpriseRegistry enterprises;
    private final ZoneRegistry zones;
    private final Memberships memberships;

    /** @param ready the promise that the tables are there */
    @Activate
    public TracedFacts(
            @Reference(target = "(shifan.schema=quality)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-quality)") JpaTemplate jpa,
            @Reference EnterpriseRegistry enterprises,
            @Reference ZoneRegistry zones,
            @Reference Memberships memberships) {
        this.jpa = jpa;
        this.enterprises = enterprises;
        this.zones = zones;
        this.memberships = memberships;
    }

    @Override
    public List<FactDefinition> facts() {
        return List.of(
                definition(COUNT, Unit.COUNT), definition(RATE, Unit.PER_100M_USD), definition(OPEN, Unit.COUNT));
    }

    private static FactDefinition definition(FactId id, Unit unit) {
        return new FactDefinition(
                id,
                M.text("quality.fact." + id + ".title"),
                M.text("quality.fact." + id + ".meaning"),
                FactType.NUMBER,
                unit,
                FactPeriod.YEAR,
                Set.of(Subject.Kind.ZONE, Subject.Kind.ENTERPRISE),
                M.text("quality.fact.owed-by"),
                "四(三)");
    }

    @Override
    public String revision() {
        return "register " + jpa.txExpr(TransactionType.Required, RegisterEntity::revision);
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        IncidentYear incidents = jpa.txExpr(
                TransactionType.Required, em -> IncidentYear.read(em, year, asOf == null ? LocalDate.MAX : asOf));
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> values = new LinkedHashMap<>();
            for (FactId fact : facts) {
                values.put(fact, value(fact, subject, incidents, others));
            }
            out.put(subject, values);
        }
        return out;
    }

    private FactValue value(FactId fact, Subject subject, IncidentYear incidents, FactReader others) {
        // A bureau that has taken nothing in for a year has not said that nothing happened.
        if (!incidents.covers(bureau(subject))) {
            return FactValue.missing(M.message("quality.fact.not-delivered", incidents.year(), subject));
        }
        Collection<Line> lines = lines(subject, incidents);
        if (fact.equals(OPEN)) {
            return count(lines, Line::open, incidents);
        }
        FactValue count = count(lines, Line::counts, incidents);
        return fact.equals(RATE) ? rate(count, subject, incidents.year(), others) : count;
    }

    private BureauCode bureau(Subject subject) {
        return switch (subject.kind()) {
            case ZONE -> zones.require(subject.zoneId()).bureau();
            case ENTERPRISE -> enterprises.require(subject.key()).bureau();
        };
    }

    /** Of a zone those that happened while the enterprise was a member. */
    private Collection<Line> lines(Subject subject, IncidentYear incidents) {
        return switch (subject.kind()) {
            case ENTERPRISE -> incidents.of(subject.organisationCode());
            case ZONE ->
                memberships
                        .memberships(
                                subject.zoneId(),
                                DateRange.of(
                                        LocalDate.of(incidents.year(), 1, 1), LocalDate.of(incidents.year(), 12, 31)))
                        .stream()
                        .flatMap(member -> incidents.of(member.enterprise()).stream()
                                .filter(line -> member.period().contains(line.on())))
                        .toList();
        };
    }

    private static FactValue count(Collection<Line> lines, Predicate<Line> which, IncidentYear incidents) {
        List<Line> found = lines.stream().filter(which).toList();
        return FactValue.known(
                found.size(),
                new FactValue.Source(
                        M.text("quality.fact.source").both() + " " + incidents.year() + ": " + found.size(),
                        "register " + incidents.revision(),
                        found.stream().anyMatch(Line::synthetic)));
    }

    private static FactValue rate(FactValue count, Subject subject, int year, FactReader others) {
        FactValue exports = others.read(EXPORTS, subject, year);
        if (!(exports instanceof FactValue.Known value) || !(count instanceof FactValue.Known incidents)) {
            return exports;
        }
        if (value.value().signum() == 0) {
            return FactValue.missing(M.message("quality.fact.no-exports", subject, year));
        }
        BigDecimal rate = incidents
                .value()
                .scaleByPowerOfTen(HUNDRED_MILLION)
                .divide(value.value(), SCALE, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return new FactValue.Known(
                rate.scale() < 0 ? rate.setScale(0) : rate,
                Stream.concat(incidents.sources().stream(), value.sources().stream())
                        .toList());
    }
}
