// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import javax.persistence.EntityManager;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.core.reference.ReferenceLoaded;
import org.shifan.core.store.FactQueries;
import org.shifan.core.store.Register;

import static org.shifan.core.CoreMessages.M;

/**
 * Facts from the registers. A fact of a year is taken on its 31 December, or on the day of the evaluation when that is
 * earlier.
 */
@Component(service = FactProvider.class)
public final class RegisterFacts implements BulkFactProvider {
    private final JpaTemplate jpa;

    /** @param loaded the promise that tables and reference data are there */
    @Activate
    public RegisterFacts(
            @Reference ReferenceLoaded loaded, @Reference(target = "(osgi.unit.name=shifan-core)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    @Override
    public List<FactDefinition> facts() {
        return RegisterFact.definitions();
    }

    @Override
    public String revision() {
        return jpa.txExpr(
                TransactionType.Required,
                em -> Arrays.stream(Register.values())
                        .map(register -> register + " " + register.revision(em))
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        List<RegisterFact> wanted =
                facts.stream().sorted().map(RegisterFact::of).toList();
        List<ZoneId> zones = subjects.stream()
                .filter(s -> s.kind() == Subject.Kind.ZONE)
                .map(Subject::zoneId)
                .toList();
        LocalDate endOfYear = LocalDate.of(year, 12, 31);
        LocalDate day = asOf.isBefore(endOfYear) ? asOf : endOfYear;
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterFact.Revisions revisions =
                    new RegisterFact.Revisions(Register.MEMBERSHIPS.revision(em), Register.GRANTS.revision(em));
            Map<ZoneId, ZoneDay> ofYear = read(em, zones, day);
            Map<ZoneId, ZoneDay> ofDay = readTitles(em, zones, asOf);
            Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
            for (Subject subject : subjects) {
                Map<FactId, FactValue> values = new LinkedHashMap<>();
                for (RegisterFact fact : wanted) {
                    values.put(fact.id(), value(fact, subject, year, asOf, ofYear, ofDay, revisions));
                }
                out.put(subject, values);
            }
            return out;
        });
    }

    private static FactValue value(
            RegisterFact fact,
            Subject subject,
            int year,
            LocalDate asOf,
            Map<ZoneId, ZoneDay> ofYear,
            Map<ZoneId, ZoneDay> ofDay,
            RegisterFact.Revisions revisions) {
        if (subject.kind() != Subject.Kind.ZONE) {
            return FactValue.missing(M.message("core.fact.zones-only", fact.id()));
        }
        if (!fact.needsMembers()) {
            return fact.of(ofDay.get(subject.zoneId()), revisions);
        }
        if (year > asOf.getYear()) {
            return FactValue.missing(M.message("core.fact.future", year, asOf));
        }
        ZoneDay state = ofYear.get(subject.zoneId());
        return state.everHadMembers()
                ? fact.of(state, revisions)
                : FactValue.missing(M.message("core.fact.no-register", subject.key()));
    }

    private static Map<ZoneId, ZoneDay> read(EntityManager em, List<ZoneId> zones, LocalDate day) {
        Map<ZoneId, ZoneDay> out = days(zones, day);
        FactQueries queries = new FactQueries(em);
        queries.everHadMembers(zones).forEach(zone -> out.get(zone).hadMembers());
        queries.members(zones, day).forEach(member -> out.get(member.zone()).add(member));
        for (Grant.Kind kind : List.of(Grant.Kind.DEMONSTRATION_ENTERPRISE, Grant.Kind.ENTERPRISE_CLASS)) {
            queries.heldByMembers(zones, kind, day)
                    .forEach(grant -> out.get(grant.zone()).add(kind, grant));
        }
        return out;
    }

    private static Map<ZoneId, ZoneDay> readTitles(EntityManager em, List<ZoneId> zones, LocalDate asOf) {
        Map<ZoneId, ZoneDay> out = days(zones, asOf);
        new FactQueries(em)
                .provincial(zones, asOf)
                .forEach(title -> out.get(title.grant().subject().zoneId()).add(title));
        return out;
    }

    private static Map<ZoneId, ZoneDay> days(List<ZoneId> zones, LocalDate day) {
        return zones.stream().distinct().collect(Collectors.toMap(zone -> zone, zone -> new ZoneDay(day)));
    }
}
