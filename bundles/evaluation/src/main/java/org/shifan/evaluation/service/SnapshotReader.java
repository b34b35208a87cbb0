// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.DivisionDirectory;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.evaluation.archive.AssessmentArchive;
import org.shifan.evaluation.facts.FactRegistry;
import org.shifan.evaluation.plan.CanonicalFacts;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Population;
import org.shifan.evaluation.plan.PopulationNeed;
import org.shifan.evaluation.plan.Statements;

/** Reads what a plan needs for many subjects: one question to the catalogue for each year. */
@Component(service = SnapshotReader.class)
public final class SnapshotReader {
    private final FactCatalogue catalogue;
    private final PopulationReader populations;
    private final StatementReader statements;

    @Activate
    public SnapshotReader(
            @Reference FactRegistry catalogue,
            @Reference ZoneRegistry zones,
            @Reference BureauDirectory bureaus,
            @Reference DivisionDirectory divisions,
            @Reference Grants grants,
            @Reference Memberships memberships,
            @Reference AssessmentArchive assessments) {
        this((FactCatalogue) catalogue, zones, bureaus, divisions, grants, memberships, assessments);
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    SnapshotReader(
            FactCatalogue catalogue,
            ZoneRegistry zones,
            BureauDirectory bureaus,
            DivisionDirectory divisions,
            Grants grants,
            Memberships memberships,
            AssessmentArchive assessments) {
        this.catalogue = catalogue;
        this.statements = new StatementReader(assessments);
        this.populations = new PopulationReader(catalogue, zones, bureaus, divisions, grants, memberships);
    }

    public Map<Subject, FactSnapshot> read(Plan plan, List<Subject> subjects, int year, LocalDate asOf) {
        Map<Integer, Map<Subject, Map<FactId, FactValue>>> read = new HashMap<>();
        plan.needsByYearsBack()
                .forEach((back, facts) -> read.put(back, catalogue.read(facts, subjects, year - back, asOf)));
        Map<Subject, Map<PopulationNeed, Population>> ranked = populations.read(plan, subjects, year, asOf);
        Map<Subject, Statements> said = statements.read(plan, subjects, year, asOf);
        Map<Subject, FactSnapshot> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            out.put(
                    subject,
                    new FactSnapshot(
                            subject,
                            year,
                            asOf,
                            plan.ordered(need -> CanonicalFacts.plain(
                                    read.get(need.yearsBack()).get(subject).get(need.fact()))),
                            ranked.getOrDefault(subject, Map.of()),
                            said.getOrDefault(subject, Statements.NONE)));
        }
        return out;
    }

    static String text(FactSnapshot snapshot) {
        return new String(snapshot.canonical(), StandardCharsets.UTF_8);
    }
}
