// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.release;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Actor;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;

/**
 * Puts criteria sets in force and takes them out again; Shifan implements it.
 *
 * <p>With the policy {@code approval=second-person} a set that was accepted waits in the state {@code CHECKED}
 * until one person submits it and another approves it; with {@code none} it comes into force as soon as it is
 * accepted. Every step is kept with name, time and reason, survives a restart, and is listed by {@link #history}.
 *
 * <p>Where a version may be null, the newest of the set that the step could be about is meant. Refusals of all
 * methods: {@code release.set.unknown}, {@code release.by.missing}, {@code release.reason.missing},
 * {@code release.state} when the set does not stand where the step begins.
 *
 * <p>A person is the account that is logged in; see {@link Actor}.
 */
@ProviderType
public interface CriteriaReleases {
    /** Whether a second person has to approve what was accepted. */
    boolean secondPerson();

    /**
     * Puts a set forward.
     *
     * @param day from which day it is to be in force; null for as soon as it is approved
     * @throws org.shifan.api.text.ShifanException {@code release.minimum} when the national minimum of today refuses it; {@code
     *     release.refused} when its bundle is refused by now
     */
    CriteriaSet submit(String set, String version, LocalDate day, Actor by, String reason);

    /**
     * Agrees to a set that was submitted; it comes into force on its day, at once when that has come. Approving a
     * set that was rolled back puts it in force again.
     *
     * <p>What the set gives every subject of its authority at this moment is kept with the approval. When its day comes it is
     * worked out again, and the set comes into force only if it still gives the same, as far as the setting
     * {@code difference} does not say otherwise.
     *
     * @param day instead of the day of the submission; may be null
     * @throws org.shifan.api.text.ShifanException {@code release.not-submitted}; {@code release.same-person} when one
     *     account or one name stands behind both the submission and the approval; {@code release.approved} when it was approved
     *     for its day already; {@code release.minimum} and {@code release.refused} as for {@link #submit}
     */
    CriteriaSet approve(String set, String version, LocalDate day, Actor by, String reason);

    /**
     * Takes back a set that was submitted or approved and is not in force yet, or was halted on its day. It stays here,
     * waits to be submitted anew, and does not come into force before that, whatever the policy.
     */
    CriteriaSet withdraw(String set, String version, Actor by, String reason);

    /**
     * Evaluates all zones of the authority by a set that is not in force yet, now and beside every official evaluation
     * that follows; the results are kept apart and are in no ranking, report or history. By a set for enterprises it
     * evaluates those that were officially evaluated for its level before, or hold a grant on the day.
     *
     * @param year the year whose facts count
     * @param progress told after each zone; may be null
     * @return the results of now, by total
     */
    List<Evaluation> shadow(String set, String version, int year, Actor by, String reason, EvaluationProgress progress);

    /** The results that were kept apart for a set, newest first; every version when that is null. */
    List<Evaluation> shadowed(String set, String version);

    /**
     * Takes the version in force out of force and puts the version before in its place. What was decided meanwhile
     * is named and not touched.
     *
     * @throws org.shifan.api.text.ShifanException {@code release.rollback.none} when there is no version before; {@code
     *     release.minimum} when the national minimum of today refuses it
     */
    Rollback rollback(String set, Actor by, String reason);

    /** Every step of every version of the set, oldest first. */
    List<CriteriaStep> history(String set);
}
