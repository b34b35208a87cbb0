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
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;
import org.shifan.evaluation.registry.InstalledCriteria;
import org.shifan.evaluation.registry.Predictor;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Maker;
import org.shifan.evaluation.service.PlanPredictor;
import org.shifan.evaluation.service.SnapshotReader;
import org.shifan.evaluation.service.Subjects;

/** Holds a set against the one in force, zone by zone. Keeps nothing, neither between calls nor in the archive. */
@Component
public final class Impacts implements ImpactAnalysis {
    private final InstalledCriteria criteria;
    private final SnapshotReader facts;
    private final Subjects subjects;
    private final Predictor predictor;
    private final Reading reading;

    @Activate
    public Impacts(
            @Reference InstalledCriteria criteria,
            @Reference SnapshotReader facts,
            @Reference Subjects subjects,
            @Reference Predictor predictor,
            @Reference Reading reading) {
        this.reading = reading;
        this.criteria = criteria;
        this.facts = facts;
        this.subjects = subjects;
        this.predictor = predictor;
    }

    @Override
    public Impact impact(CriteriaChoice candidate, int year, LocalDate asOf, EvaluationProgress progress) {
        Plan after = readable(Chosen.plan(candidate, criteria));
        Optional<Plan> before = criteria.winner(after.document().key(), asOf);
        List<Candidate> all = subjects.of(after.document(), asOf);
        Map<Subject, FactSnapshot> factsAfter = read(after, all, year, asOf);
        Map<Subject, FactSnapshot> factsBefore =
                before.map(plan -> read(plan, all, year, asOf)).orElse(Map.of());
        Compared compared = new Compared(before.map(Plan::document), after.document());
        List<Prediction.Line> lines = new ArrayList<>();
        for (Candidate subject : all) {
            FactSnapshot snapshot = factsAfter.get(subject.subject());
            Scoring scoring = Maker.score(after, snapshot).spoken();
            Optional<Scoring> earlier = before.map(plan ->
                    Maker.score(plan, factsBefore.get(subject.subject())).spoken());
            compared.add(subject, earlier, scoring);
            lines.add(PlanPredictor.line(snapshot, scoring));
            if (progress != null) {
                progress.at(lines.size(), all.size());
            }
        }
        return new Impact(
                Chosen.describe(after),
                before.map(Chosen::describe).orElse(null),
                year,
                asOf,
                compared.changes(),
                compared.effects(),
                PlanPredictor.of(after, year, asOf, lines),
                compared.synthetic());
    }

    @Override
    public Prediction prediction(CriteriaChoice set, int year, LocalDate asOf, EvaluationProgress progress) {
        return predictor.predict(readable(Chosen.plan(set, criteria)), year, asOf, progress);
    }

    /** For whoever may make drafts of all that it is about. */
    private Plan readable(Plan plan) {
        reading.requireAll(Reading.DRAFT, plan.document().key().authority());
        return plan;
    }

    private Map<Subject, FactSnapshot> read(Plan plan, List<Candidate> subjects, int year, LocalDate asOf) {
        return facts.read(plan, subjects.stream().map(Candidate::subject).toList(), year, asOf);
    }
}
