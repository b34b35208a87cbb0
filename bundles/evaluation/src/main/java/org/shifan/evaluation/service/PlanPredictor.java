// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.Prediction;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.evaluation.archive.Foreseen;
import org.shifan.evaluation.document.CanonicalJson;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.CanonicalFacts;
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
        List<Prediction.Line> lines = new ArrayList<>();
        Collection<FactSnapshot> snapshots = read(plan, year, asOf);
        for (FactSnapshot snapshot : snapshots) {
            lines.add(line(snapshot, Maker.score(plan, snapshot).spoken()));
            if (progress != null) {
                progress.at(lines.size(), snapshots.size());
            }
        }
        return of(plan, year, asOf, lines);
    }

    @Override
    public Foreseen foresee(Plan plan, int year, LocalDate asOf) {
        List<Prediction.Line> lines = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (FactSnapshot snapshot : read(plan, year, asOf)) {
            lines.add(line(snapshot, Maker.score(plan, snapshot).spoken()));
            kept.add(SnapshotReader.text(snapshot));
        }
        return new Foreseen(of(plan, year, asOf, lines), kept);
    }

    @Override
    public Prediction again(Plan plan, Foreseen then) {
        Prediction shown = then.prediction();
        List<Prediction.Line> lines = new ArrayList<>();
        for (Prediction.Line line : shown.lines()) {
            String kept = then.facts().get(lines.size());
            if (!CanonicalJson.sha256(kept.getBytes(StandardCharsets.UTF_8)).equals(line.facts())) {
                throw new IllegalArgumentException(
                        "the facts that were kept of " + line.subject() + " do not have the digest " + line.facts());
            }
            FactSnapshot snapshot = CanonicalFacts.read(kept, shown.id());
            String result = line(snapshot, Maker.score(plan, snapshot).spoken()).result();
            lines.add(new Prediction.Line(line.subject(), line.facts(), result));
        }
        return of(plan, shown.year(), shown.asOf(), lines);
    }

    /** The facts of everybody whom the plan concerns, in the order of the subjects. */
    private Collection<FactSnapshot> read(Plan plan, int year, LocalDate asOf) {
        List<Subject> all = subjects.of(plan.document(), asOf).stream()
                .map(Candidate::subject)
                .toList();
        return facts.read(plan, all, year, asOf).values();
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
