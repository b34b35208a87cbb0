// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.registry.Accepted;

/** Evaluates subjects by a set, with facts that are read in bulk. */
final class Evaluator {
    private final SnapshotReader facts;
    private final Maker maker;

    Evaluator(SnapshotReader facts, Maker maker) {
        this.facts = facts;
        this.maker = maker;
    }

    /** An evaluation with the facts that it was made of. */
    record Done(Evaluation evaluation, FactSnapshot facts) {
        /** With the facts written out, as they are kept. */
        ResultArchive.Made made() {
            return new ResultArchive.Made(evaluation, SnapshotReader.text(facts));
        }
    }

    /**
     * @param like the request, for each of the candidates
     * @param progress may be null
     */
    List<Done> evaluate(Accepted set, List<Candidate> candidates, EvaluationRequest like, EvaluationProgress progress) {
        return evaluate(set, candidates, read(set.plan(), candidates, like), like, progress);
    }

    Map<Subject, FactSnapshot> read(Plan plan, List<Candidate> candidates, EvaluationRequest like) {
        return facts.read(plan, candidates.stream().map(Candidate::subject).toList(), like.year(), like.asOf());
    }

    List<Done> evaluate(
            Accepted set,
            List<Candidate> candidates,
            Map<Subject, FactSnapshot> snapshots,
            EvaluationRequest like,
            EvaluationProgress progress) {
        List<Done> out = new ArrayList<>(candidates.size());
        if (progress != null) {
            progress.at(0, candidates.size());
        }
        for (Candidate candidate : candidates) {
            FactSnapshot snapshot = snapshots.get(candidate.subject());
            out.add(new Done(one(set, seat(set.plan(), candidate, snapshot, like)), snapshot));
            if (progress != null) {
                progress.at(out.size(), candidates.size());
            }
        }
        return out;
    }

    static Seat seat(Plan plan, Candidate candidate, FactSnapshot snapshot, EvaluationRequest like) {
        EvaluationRequest request = new EvaluationRequest(
                candidate.subject(), like.level(), like.year(), like.asOf(), like.official(), like.by());
        return Seat.of(candidate, request, plan.read(snapshot));
    }

    Evaluation one(Accepted set, Seat seat) {
        return maker.make(set.plan(), set.signer(), seat);
    }
}
