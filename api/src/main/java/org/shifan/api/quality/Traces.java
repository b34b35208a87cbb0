// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;

/**
 * Trace investigations and the measures that follow (§六(六), Q2 and Q3); Shifan implements it. Two investigate, a third person
 * reviews, a fourth confirms; everything is on record with who, when and why. Investigators are named by their accounts, and who
 * decides is the account that is logged in ({@link Decision#by()} names it, another is refused by {@code identity.actor.other}). Persons
 * are told apart by their accounts and by whose these are, without case and blanks.
 *
 * <p>Every change refuses with {@code quality.trace.*} or {@code quality.measure.*} and says what would be right.
 */
@ProviderType
public interface Traces {
    /**
     * Opens the investigation of an attributed incident.
     *
     * @param due the last day for it; null for the bureau's term
     */
    Trace open(long incident, List<String> investigators, LocalDate due, Decision decision);

    /** The trace with this number. */
    Trace require(long id);

    /**
     * The traces that are not closed, the one due first first.
     *
     * @param bureau null for all
     * @param lateOn only those that are late on that day; null for all
     */
    List<Trace> open(BureauCode bureau, LocalDate lateOn);

    /** An investigator declares whether they have an interest of their own in the case. */
    Trace declare(long id, Trace.Declared declared, Decision decision);

    /** Another takes an investigator's place. */
    Trace replace(long id, String former, String other, Decision decision);

    /** An investigator answers a field of the form, or corrects an answer. */
    Trace answer(long id, TraceField field, String value, Decision decision);

    /** An investigator hands in a document. */
    Trace submit(long id, String document, String sha256, Decision decision);

    /** A reviewer names the cause, once the form is complete. */
    Trace review(long id, Cause cause, Decision decision);

    /** The reviewed trace goes back to the investigators. */
    Trace sendBack(long id, Decision decision);

    /** The leader in charge confirms: the cause counts, and its measures begin. */
    Trace confirm(long id, Decision decision);

    /**
     * The measures that are not done, the one due first first.
     *
     * @param bureau null for all
     * @param lateOn only those that are late on that day; null for all
     */
    List<Measure> measures(BureauCode bureau, LocalDate lateOn);

    /**
     * Says that a measure is done, or that a proposal is accepted or refused. The withdrawal of a title that is still held opens the
     * case that decides it, and stays open until it has.
     *
     * @param outcome {@link Measure.Outcome#DONE}, or {@link Measure.Outcome#REFUSED} for a proposal or for a withdrawal that was
     *     dropped
     * @throws org.shifan.api.text.ShifanException {@code quality.measure.case-open} while the case decides, {@code .no-cases}, {@code
     *     .not-dropped}
     */
    Measure end(long measure, Measure.Outcome outcome, Decision decision);
}
