// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Population;
import org.shifan.evaluation.plan.PopulationNeed;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Reads the populations in which zones are ranked: each once, however many zones are ranked in it. */
final class PopulationReader {
    private final FactCatalogue catalogue;
    private final ZoneRegistry zones;
    private final BureauDirectory bureaus;
    private final DivisionDirectory divisions;
    private final Grants grants;

    PopulationReader(
            FactCatalogue catalogue,
            ZoneRegistry zones,
            BureauDirectory bureaus,
            DivisionDirectory divisions,
            Grants grants) {
        this.catalogue = catalogue;
        this.zones = zones;
        this.bureaus = bureaus;
        this.divisions = divisions;
        this.grants = grants;
    }

    /** Who belongs to a population, and its name. */
    private record Members(Text name, List<Subject> subjects) {}

    /** The populations of every subject that the plan ranks it in. */
    Map<Subject, Map<PopulationNeed, Population>> read(Plan plan, List<Subject> subjects, int year, LocalDate asOf) {
        if (plan.populations().isEmpty()) {
            return Map.of();
        }
        List<Zone> all = zones.zones();
        Map<Subject, Zone> bySubject = new LinkedHashMap<>();
        all.forEach(zone -> bySubject.put(Subject.zone(zone.id()), zone));
        Map<Subject, Level> levels = levels(bySubject.keySet(), asOf);
        Set<FactId> facts =
                plan.populations().stream().map(PopulationNeed::fact).collect(Collectors.toCollection(TreeSet::new));
        Map<Subject, Map<FactId, FactValue>> values =
                catalogue.read(facts, List.copyOf(bySubject.keySet()), year, asOf);
        BureauCode authority = plan.document().authority();
        Map<Text, Map<PopulationNeed, Population>> made = new HashMap<>();
        Map<Subject, Map<PopulationNeed, Population>> out = new HashMap<>();
        for (Subject subject : subjects) {
            Map<PopulationNeed, Population> own = new HashMap<>();
            for (PopulationNeed need : plan.populations()) {
                Members members = switch (need.group()) {
                    case AUTHORITY -> ofAuthority(authority, bySubject);
                    case COUNTRY -> country(bySubject);
                    case PROVINCE -> ofProvince(bySubject.get(subject), bySubject, asOf);
                    case LEVEL -> ofLevel(levels.getOrDefault(subject, Level.CULTIVATING), levels);
                };
                own.put(
                        need,
                        made.computeIfAbsent(members.name(), name -> new HashMap<>())
                                .computeIfAbsent(need, n -> population(members, n.fact(), values, asOf)));
            }
            out.put(subject, own);
        }
        return out;
    }

    private static Population population(
            Members members, FactId fact, Map<Subject, Map<FactId, FactValue>> values, LocalDate asOf) {
        Map<Subject, FactValue> of = new HashMap<>();
        members.subjects()
                .forEach(subject -> of.put(subject, values.get(subject).get(fact)));
        return Population.of(members.name(), asOf, of);
    }

    private Map<Subject, Level> levels(Set<Subject> subjects, LocalDate asOf) {
        Map<Subject, Grant> held = grants.held(subjects, Grant.Kind.ZONE_LEVEL, asOf);
        Map<Subject, Level> out = new LinkedHashMap<>();
        subjects.forEach(subject -> out.put(
                subject, held.containsKey(subject) ? Level.of(held.get(subject).value()) : Level.CULTIVATING));
        return out;
    }

    private Members ofAuthority(BureauCode authority, Map<Subject, Zone> all) {
        if (authority.equals(BureauCode.AQSIQ)) {
            return country(all);
        }
        Text name = M.message(
                        "evaluation.population.bureau",
                        bureaus.bureau(authority).map(bureau -> bureau.name()).orElse(Text.same(authority.value())))
                .text();
        return members(name, all, zone -> zone.bureau().equals(authority));
    }

    private static Members country(Map<Subject, Zone> all) {
        return members(M.message("evaluation.population.country").text(), all, zone -> true);
    }

    private Members ofProvince(Zone subject, Map<Subject, Zone> all, LocalDate asOf) {
        if (subject == null) {
            return new Members(M.message("evaluation.population.nobody").text(), List.of());
        }
        DivisionCode province = subject.division().province();
        Text name = M.message(
                        "evaluation.population.province",
                        divisions.name(province, asOf).orElse(province.value()))
                .text();
        return members(name, all, zone -> zone.division().province().equals(province));
    }

    private static Members ofLevel(Level level, Map<Subject, Level> levels) {
        List<Subject> subjects = new ArrayList<>();
        levels.forEach((subject, its) -> {
            if (its.equals(level)) {
                subjects.add(subject);
            }
        });
        return new Members(
                M.message("evaluation.population.level", level.code()).text(), subjects);
    }

    private static Members members(Text name, Map<Subject, Zone> all, Predicate<Zone> belongs) {
        return new Members(
                name,
                all.entrySet().stream()
                        .filter(zone -> belongs.test(zone.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
