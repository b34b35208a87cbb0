// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

/**
 * Evaluates by the criteria in force and keeps what was decided; Shifan implements it. An evaluation takes
 * the compiled criteria once and finishes on them, whatever is installed meanwhile.
 */
@ProviderType
public interface EvaluationService {
    /**
     * Evaluates one subject; an official result is archived and has a number.
     *
     * @throws org.shifan.api.text.ShifanException {@code evaluation.criteria.none} when no set is in force,
     *     with the reason in domain words; {@code core.zone.unknown}; {@code evaluation.year.future}
     */
    Evaluation evaluate(EvaluationRequest request);

    /**
     * Evaluates all zones of a bureau for a level; each result is the same as if it were asked for alone.
     *
     * @param progress told after each subject; may be null
     * @return by the total that counts, highest first; those without a total last, then by key. Whoever numbers them counts
     *     neither those without a total nor those with {@link Verdict#FAIL_VETO}
     */
    List<Evaluation> evaluateZones(
            BureauCode bureau,
            Level level,
            int year,
            LocalDate asOf,
            boolean official,
            String by,
            EvaluationProgress progress);

    /**
     * Decides about all zones of a bureau unless all of it stands, as {@link #decideCountryOnce} does about those of the country.
     *
     * @param progress told after each zone; may be null
     * @throws org.shifan.api.text.ShifanException {@code evaluation.cancelled} when the thread was interrupted
     */
    BureauEvaluation decideZonesOnce(
            BureauCode bureau, Level level, int year, LocalDate asOf, String by, EvaluationProgress progress);

    /**
     * Evaluates all zones of the country for a level, each by the set that applies to it and with the same result as
     * alone. What is official is kept in one step at the end: whoever interrupts the thread, or throws from the
     * progress, leaves nothing behind.
     *
     * @param progress told after each zone; may be null
     * @throws org.shifan.api.text.ShifanException {@code evaluation.cancelled} when the thread was interrupted
     */
    CountryEvaluation evaluateCountry(
            Level level, int year, LocalDate asOf, boolean official, String by, EvaluationProgress progress);

    /**
     * Decides as {@link #evaluateCountry} does, unless the last official result of every one of these zones stands on what it
     * would stand on now ({@link Evaluation#standsAs}): then these are the answer and nothing is kept. Whoever does not know
     * whether a decision was kept, since the server fell before it answered, asks in this way as often as it takes.
     *
     * @param progress told after each zone; may be null
     * @throws org.shifan.api.text.ShifanException {@code evaluation.cancelled} when the thread was interrupted
     */
    CountryEvaluation decideCountryOnce(Level level, int year, LocalDate asOf, String by, EvaluationProgress progress);

    /**
     * Takes the criteria in force and reads the facts of these subjects, for drafts and a decision on the same ground.
     *
     * @param subjects of one kind, of one bureau unless the level is national; not empty
     * @throws org.shifan.api.text.ShifanException as {@link #evaluate}
     */
    EvaluationSitting sitting(List<Subject> subjects, Level level, int year, LocalDate asOf, String by);

    /** An archived evaluation by number. */
    Optional<Evaluation> evaluation(long id);

    /** The last official evaluation of the subject for this level. */
    Optional<Evaluation> latest(Subject subject, Level level);

    /** The numbers of the subject's official evaluations with day and verdict, newest first. */
    List<Summary> history(Subject subject);

    /**
     * A line of the archive's list.
     *
     * @param verdict as it was computed
     * @param overridden the verdict that a named person gave instead; null when nobody did
     * @param stale how many of the facts behind it are not what they were
     */
    record Summary(
            long id,
            Subject subject,
            Level level,
            int year,
            LocalDate asOf,
            Verdict verdict,
            java.math.BigDecimal total,
            String criteriaId,
            String criteriaVersion,
            Verdict overridden,
            int stale) {
        /** A result about which nothing was decided or found since. */
        public Summary(
                long id,
                Subject subject,
                Level level,
                int year,
                LocalDate asOf,
                Verdict verdict,
                java.math.BigDecimal total,
                String criteriaId,
                String criteriaVersion) {
            this(id, subject, level, year, asOf, verdict, total, criteriaId, criteriaVersion, null, 0);
        }
    }
}
