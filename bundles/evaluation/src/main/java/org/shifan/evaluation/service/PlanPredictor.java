// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;
import org.shifan.evaluation.registry.Predictor;

/** Evaluates everybody whom a set concerns, and writes down what comes out. Keeps nothing. */
@Component
public final class PlanPredictor implements Predictor {
    private final SnapshotReader facts;
    private final Subjects subjects;

    @Activate
    public PlanPredictor(@Reference SnapshotReader facts, @Reference Subjects subjects) {
        this.facts = facts;
        this.subjects = subjects;
    }

    @Override
    public Prediction predict(Plan plan, int year, LocalDate asOf, EvaluationProgress progress) {
        List<Subject> all = subjects.of(plan.document(), asOf).stream()
                .map(Candidate::subject)
                .toList();
        Map<Subject, FactSnapshot> snapshots = facts.read(plan, all, year, asOf);
        List<Prediction.Line> lines = new ArrayList<>();
        for (Subject subject : all) {
            FactSnapshot snapshot = snapshots.get(subject);
            lines.add(line(snapshot, Maker.score(plan, snapshot).spoken()));
            if (progress != null) {
                progress.at(lines.size(), all.size());
            }
        }
        return of(plan, year, asOf, lines);
    }

    /** The prediction that these lines make. */
    public static Prediction of(Plan plan, int year, LocalDate asOf, List<Prediction.Line> lines) {
        CriteriaDocument set = plan.document();
        return new Prediction(set.id(), set.version(), plan.digest(), year, asOf, lines);
    }

    /** What one subject has. */
    public static Prediction.Line line(FactSnapshot snapshot, Scoring scoring) {
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
