// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.List;
import java.util.Optional;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Replays;

/** Keeps official evaluations with the facts they were made from; rows are added, never changed. */
public interface ResultArchive {

    /**
     * An evaluation that is to be kept.
     *
     * @param facts the canonical fact snapshot
     */
    record Made(Evaluation evaluation, String facts) {}

    /** Keeps all of them or, when one fails, none; the answer has their numbers, in the same order. */
    List<Evaluation> keep(List<Made> made);

    /**
     * Results and whether they were decided before.
     *
     * @param stood whether these are the last ones of before, and nothing was kept
     */
    record Decided(List<Evaluation> evaluations, boolean stood) {}

    /**
     * Keeps all of them, unless the last result of every one of their subjects stands on the same: then those are the answer.
     * Of several who ask at once, on whatever node, one keeps.
     */
    Decided keepOnce(List<Made> made);

    /**
     * Keeps what a node of a group was making and ends its line in {@link RunningDecisions} in one step. Where the line is gone another
     * node took it up meanwhile: then it is kept as by {@link #keepOnce}, so that both together keep it once.
     *
     * @param line the number of the line
     * @param once whether it is kept as by {@link #keepOnce} in any case
     */
    Decided keep(List<Made> made, long line, boolean once);

    /** Keeps results of a set in shadow, where nothing that counts reads them. */
    void keepShadows(List<Made> made);

    /** The results of a set in shadow, newest first. @param version every version when it is null */
    List<Evaluation> shadows(String criteria, String version);

    Optional<Evaluation> evaluation(long id);

    /** The official evaluations that this content of a set made, newest first. */
    List<EvaluationService.Summary> madeBy(String criteria, String version, String digest);

    /**
     * An evaluation as it is kept, byte by byte.
     *
     * @param text its JSON
     * @param facts the canonical fact snapshot
     */
    record Kept(long id, Evaluation evaluation, String text, String facts) {}

    Optional<Kept> kept(long id);

    /** The numbers of these results, the oldest first. */
    List<Long> numbers(Replays.Selection selection);

    /** The JSON under which this evaluation would be kept. */
    String text(Evaluation evaluation);

    /** The canonical fact snapshot of an archived evaluation. */
    Optional<String> facts(long id);

    /**
     * What an archived evaluation was made from.
     *
     * @param criteria the id of the set
     * @param facts the canonical fact snapshot
     */
    record Basis(String criteria, String facts) {}

    /** What the evaluation of that number was made from. */
    Optional<Basis> basis(long id);

    /** The newest evaluation of the subject for this level. */
    Optional<Evaluation> latest(Subject subject, Level level);

    /** Those that were evaluated for this level. */
    List<Subject> evaluated(Subject.Kind kind, Level level);

    /** Newest first. */
    List<EvaluationService.Summary> history(Subject subject);
}
