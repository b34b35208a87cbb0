// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Population;
import org.shifan.evaluation.plan.PopulationNeed;
import org.shifan.evaluation.service.Peers.Members;

/** Reads the populations in which subjects are ranked: each value and each population once, however many are ranked in it. */
final class PopulationReader {
    private final FactCatalogue catalogue;
    private final ZoneRegistry zones;
    private final BureauDirectory bureaus;
    private final DivisionDirectory divisions;
    private final Grants grants;
    private final Memberships memberships;

    PopulationReader(
            FactCatalogue catalogue,
            ZoneRegistry zones,
            BureauDirectory bureaus,
            DivisionDirectory divisions,
            Grants grants,
            Memberships memberships) {
        this.catalogue = catalogue;
        this.zones = zones;
        this.bureaus = bureaus;
        this.divisions = divisions;
        this.grants = grants;
        this.memberships = memberships;
    }

    /** The populations of every subject that the plan ranks it in. */
    Map<Subject, Map<PopulationNeed, Population>> read(Plan plan, List<Subject> subjects, int year, LocalDate asOf) {
        if (plan.populations().isEmpty()) {
            return Map.of();
        }
        Peers peers = peers(plan, subjects, asOf);
        Map<Subject, Map<PopulationNeed, Members>> members = new HashMap<>();
        Map<Members, Map<FactId, Population>> made = new IdentityHashMap<>();
        for (Subject subject : subjects) {
            Map<PopulationNeed, Members> own = new HashMap<>();
            for (PopulationNeed need : plan.populations()) {
                Members of = peers.of(need.group(), subject);
                own.put(need, of);
                made.computeIfAbsent(of, its -> new HashMap<>());
            }
            members.put(subject, own);
        }
        Set<Subject> all = new TreeSet<>();
        made.keySet().forEach(of -> all.addAll(of.subjects()));
        Set<FactId> facts =
                plan.populations().stream().map(PopulationNeed::fact).collect(Collectors.toCollection(TreeSet::new));
        Map<Subject, Map<FactId, FactValue>> values =
                all.isEmpty() ? Map.of() : catalogue.read(facts, List.copyOf(all), year, asOf);
        Map<Subject, Map<PopulationNeed, Population>> out = new HashMap<>();
        members.forEach((subject, own) -> {
            Map<PopulationNeed, Population> populations = new HashMap<>();
            own.forEach((need, of) -> populations.put(
                    need, made.get(of).computeIfAbsent(need.fact(), fact -> population(of, fact, values, asOf))));
            out.put(subject, populations);
        });
        return out;
    }

    private Peers peers(Plan plan, List<Subject> subjects, LocalDate asOf) {
        PlaceNames names = new PlaceNames(bureaus, divisions, asOf);
        return switch (plan.document().subject()) {
            case ZONE -> new ZonePeers(plan.document().authority(), zones, grants, names, asOf);
            case ENTERPRISE ->
                new EnterprisePeers(plan.document().authority(), subjects, zones, memberships, names, asOf);
        };
    }

    private static Population population(
            Members members, FactId fact, Map<Subject, Map<FactId, FactValue>> values, LocalDate asOf) {
        if (members.unknown()) {
            return Population.unknown(members.name(), asOf);
        }
        Map<Subject, FactValue> of = new HashMap<>();
        members.subjects()
                .forEach(subject -> of.put(subject, values.get(subject).get(fact)));
        return Population.of(members.name(), asOf, of);
    }
}
