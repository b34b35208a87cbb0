// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationSitting;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.registry.Accepted;

/** Criteria and facts, taken once. */
final class Sitting implements EvaluationSitting {
    private final Accepted set;
    private final List<Candidate> candidates;
    private final Map<Subject, FactSnapshot> facts;
    /** What a draft of each is made of, so that of many drafts of the same none prepares anything. */
    private final Map<Subject, Seat> seats;

    private final EvaluationRequest like;
    private final Evaluator evaluator;
    private final Batch batch;

    /** Evaluates many, and keeps what is official. */
    @FunctionalInterface
    interface Batch {
        List<Evaluation> evaluate(
                Accepted set,
                List<Candidate> candidates,
                Map<Subject, FactSnapshot> facts,
                EvaluationRequest like,
                EvaluationProgress progress);
    }

    /** @param like a draft, for each of the candidates */
    Sitting(Accepted set, List<Candidate> candidates, EvaluationRequest like, Evaluator evaluator, Batch batch) {
        this.set = set;
        this.candidates = candidates;
        this.like = like;
        this.evaluator = evaluator;
        this.batch = batch;
        this.facts = evaluator.read(set.plan(), candidates, like);
        this.seats = candidates.stream()
                .collect(Collectors.toMap(
                        Candidate::subject,
                        candidate -> Evaluator.seat(set.plan(), candidate, facts.get(candidate.subject()), like)));
    }

    @Override
    public Evaluation draft(Subject subject) {
        Seat seat = seats.get(subject);
        if (seat == null) {
            throw new IllegalArgumentException(subject + " is not among the subjects of this sitting");
        }
        return evaluator.one(set, seat);
    }

    @Override
    public List<Evaluation> drafts(EvaluationProgress progress) {
        return make(like, progress);
    }

    @Override
    public List<Evaluation> decide(EvaluationProgress progress) {
        return make(
                new EvaluationRequest(like.subject(), like.level(), like.year(), like.asOf(), true, like.by()),
                progress);
    }

    private List<Evaluation> make(EvaluationRequest request, EvaluationProgress progress) {
        return batch.evaluate(set, candidates, facts, request, progress).stream()
                .sorted(Evaluations.BY_TOTAL)
                .toList();
    }
}
