// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.analysis.Prediction;
import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;
import org.shifan.evaluation.registry.InstalledCriteria;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Maker;
import org.shifan.evaluation.service.SnapshotReader;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Holds a set against the one in force, zone by zone. Keeps nothing, neither between calls nor in the archive. */
@Component
public final class Impacts implements ImpactAnalysis {
    private final InstalledCriteria criteria;
    private final SnapshotReader facts;
    private final ZoneRegistry zones;

    @Activate
    public Impacts(
            @Reference InstalledCriteria criteria, @Reference SnapshotReader facts, @Reference ZoneRegistry zones) {
        this.criteria = criteria;
        this.facts = facts;
        this.zones = zones;
    }

    @Override
    public Impact impact(CriteriaChoice candidate, int year, LocalDate asOf, EvaluationProgress progress) {
        Plan after = plan(candidate);
        Optional<Plan> before = criteria.winner(after.document().key(), asOf);
        List<Candidate> subjects = subjects(after.document());
        Map<Subject, FactSnapshot> factsAfter = read(after, subjects, year, asOf);
        Map<Subject, FactSnapshot> factsBefore =
                before.map(plan -> read(plan, subjects, year, asOf)).orElse(Map.of());
        Compared compared = new Compared(before.map(Plan::document), after.document());
        List<Prediction.Line> lines = new ArrayList<>();
        for (Candidate subject : subjects) {
            FactSnapshot snapshot = factsAfter.get(subject.subject());
            Scoring scoring = Maker.score(after, snapshot).spoken();
            Optional<Scoring> earlier = before.map(plan ->
                    Maker.score(plan, factsBefore.get(subject.subject())).spoken());
            compared.add(subject, earlier, scoring);
            lines.add(line(snapshot, scoring));
            tell(progress, lines.size(), subjects.size());
        }
        return new Impact(
                Chosen.describe(after),
                before.map(Chosen::describe).orElse(null),
                year,
                asOf,
                compared.changes(),
                compared.effects(),
                prediction(after, year, asOf, lines),
                compared.synthetic());
    }

    @Override
    public Prediction prediction(CriteriaChoice set, int year, LocalDate asOf, EvaluationProgress progress) {
        Plan plan = plan(set);
        List<Candidate> subjects = subjects(plan.document());
        Map<Subject, FactSnapshot> snapshots = read(plan, subjects, year, asOf);
        List<Prediction.Line> lines = new ArrayList<>();
        for (Candidate subject : subjects) {
            FactSnapshot snapshot = snapshots.get(subject.subject());
            lines.add(line(snapshot, Maker.score(plan, snapshot).spoken()));
            tell(progress, lines.size(), subjects.size());
        }
        return prediction(plan, year, asOf, lines);
    }

    private Plan plan(CriteriaChoice choice) {
        Plan plan = Chosen.plan(choice, criteria);
        if (plan.document().subject() != Subject.Kind.ZONE) {
            throw new ShifanException(
                    M.message("analysis.subject.enterprise", plan.document().id()));
        }
        return plan;
    }

    /** All zones that the set would be applied to, by key. */
    private List<Candidate> subjects(CriteriaDocument set) {
        List<Zone> all = set.authority().equals(BureauCode.AQSIQ) ? zones.zones() : zones.zones(set.authority());
        return all.stream()
                .map(Candidate::of)
                .sorted((one, other) -> one.subject().compareTo(other.subject()))
                .toList();
    }

    private Map<Subject, FactSnapshot> read(Plan plan, List<Candidate> subjects, int year, LocalDate asOf) {
        return facts.read(plan, subjects.stream().map(Candidate::subject).toList(), year, asOf);
    }

    private static void tell(EvaluationProgress progress, int done, int all) {
        if (progress != null) {
            progress.at(done, all);
        }
    }

    private static Prediction prediction(Plan plan, int year, LocalDate asOf, List<Prediction.Line> lines) {
        CriteriaDocument set = plan.document();
        return new Prediction(set.id(), set.version(), plan.digest(), year, asOf, lines);
    }

    private static Prediction.Line line(FactSnapshot snapshot, Scoring scoring) {
        StringBuilder result = new StringBuilder(scoring.toString());
        for (Evaluation.Part part : scoring.parts()) {
            for (Evaluation.Item item : part.items()) {
                result.append(' ').append(item.id()).append('=').append(item.lowest());
                if (item.points() == null) {
                    result.append("..").append(item.highest());
                }
            }
        }
        for (Evaluation.Veto veto : scoring.vetoes()) {
            result.append(' ').append(veto.id()).append('=').append(veto.state());
        }
        return new Prediction.Line(snapshot.subject(), snapshot.digest(), result.toString());
    }
}
