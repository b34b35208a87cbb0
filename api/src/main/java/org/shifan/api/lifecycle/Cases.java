// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;

/**
 * Runs the procedures by which titles are gained, kept and lost (R4, R7, O2, O3, O4, D1); Shifan implements it.
 *
 * <p>Every call is one step: it is entered as a whole or not at all. All refuse with {@code lifecycle.case.unknown}, {@code
 * lifecycle.day.future}, {@code lifecycle.day.before} (before the day on which the case came to its state), {@code
 * lifecycle.text.long}, and what a {@link WhoMay} says.
 */
@ProviderType
public interface Cases {
    /** The procedures that there are, by subject and usual order. */
    List<ProcedureType> procedures();

    /**
     * Opens a case.
     *
     * @param title what it is about; null where the procedure is about one title only
     * @param zone for a membership the zone; null otherwise
     * @param about for an appeal the case that it is against; 0 otherwise
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.procedure.unknown}, {@code lifecycle.procedure.subject},
     *     {@code lifecycle.title.needed}, {@code lifecycle.open.level} (it does not hold what has to be held: no step is
     *     skipped, §三(二)), {@code lifecycle.open.running} (such a case is open already), {@code lifecycle.appeal.*}, {@code
     *     lifecycle.about.needless}
     */
    Case open(Subject subject, String procedure, Title title, ZoneId zone, long about, Signature by);

    /**
     * Takes a step of the procedure, or does a step of the authority's own. Where two persons have to agree the first call
     * puts it forward and the second, by another person, takes it.
     *
     * @param details what belongs to the step, such as {@code announcement}, or {@code until} (ISO 8601) of a step that extends a term
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.step.unknown}, {@code lifecycle.step.state}, {@code
     *     lifecycle.step.missing} with all that stands in the way, {@code lifecycle.step.same-person}
     */
    Case step(long number, String step, Map<String, String> details, Signature by);

    /**
     * The same by somebody who has seen the case with so many lines, and decides on nothing that came since: of two who put
     * the same decision forward at once the second is told, and does not confirm unseen what the first one put forward.
     *
     * @param seen lines of the case, at least 1
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.case.changed}, or as above
     */
    Case step(long number, String step, Map<String, String> details, Signature by, int seen);

    /**
     * Attaches a paper: the bytes are kept with the case.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.paper.name}, {@code lifecycle.paper.type} (the content is
     *     not what the name says), {@code lifecycle.paper.size}, {@code lifecycle.paper.unreadable}, {@code
     *     lifecycle.closed}, {@code lifecycle.paper.same} (it is attached already, since the case stands where it stands)
     */
    Case attach(long number, String kind, Path file, Signature by);

    /**
     * The bytes of a paper, their digest checked.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.paper.unknown}, {@code lifecycle.paper.altered}
     */
    byte[] content(long number, int entry);

    /** Names the official evaluation that the case goes by, and refuses one of another subject or level. */
    Case evaluation(long number, long evaluation, Signature by);

    /**
     * Puts an assessor on the panel.
     *
     * @param organisation where they come from; an enterprise by its organisation code
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.panel.conflict}, which names the ground
     */
    Case assessor(long number, String name, String organisation, Signature by);

    /** Takes an assessor from the panel; what they entered no longer counts and stays in the history. */
    Case dismiss(long number, String name, Signature by);

    /**
     * Enters points on site for an item of the evaluation that the case goes by.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.panel.*}
     */
    Case score(long number, String assessor, String item, BigDecimal points, Signature by);

    /** An assessor signs a conclusion, {@code pass} or {@code fail}; only the assessor can. */
    Case conclude(long number, boolean pass, Signature by);

    /**
     * Somebody objects during the public notice; the reason is the objection.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.objection.no-notice}, {@code lifecycle.objection.same}
     *     (the same person has said the same already)
     */
    Case.Objection object(long number, Signature by);

    /**
     * Somebody without an account objects during the public notice. Who it is nobody asks, and nothing of it is kept.
     *
     * @param text the objection, 10 to 2000 characters
     * @return by which it is followed, said once
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.objection.no-notice}, {@code lifecycle.objection.same}
     *     (somebody has said the same), {@code lifecycle.objection.short}, {@code lifecycle.objection.many} (there are too many in
     *     this notice; the authority takes more by post)
     */
    ObjectionReceipt objectOpenly(long number, String text);

    /**
     * What became of an objection.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.objection.receipt}
     */
    ObjectionFollowed followObjection(String receipt);

    /** What whoever objected is given; whoever has it is told of the answer. */
    record ObjectionReceipt(String code) {}

    /**
     * An objection as far as whoever made it is told.
     *
     * @param outcome {@code upheld} or {@code dismissed}; empty while it is not answered
     */
    record ObjectionFollowed(long number, LocalDate day, String outcome, String answer) {}

    /** The authority answers an objection; the reason is the answer. */
    Case answer(long number, int objection, boolean upheld, Signature by);

    /**
     * Says that a line was for another day. The line itself stays as it was.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.correct.*}
     */
    Case correctDay(long number, int entry, LocalDate day, Signature by);

    /**
     * Says that the last step was entered by mistake; the case stands again where it stood. What has granted or ended a
     * title is not undone so.
     *
     * @throws org.shifan.api.text.ShifanException {@code lifecycle.correct.*}
     */
    Case annul(long number, int entry, Signature by);

    /** A case as it stands. */
    Case require(long number);

    /** A case as it stood on a day, as it was known at the end of another. */
    Case require(long number, LocalDate on, LocalDate known);

    /** Cases, newest first; what is null is not looked at. */
    List<Case> find(Subject subject, BureauCode bureau, String procedure, boolean openOnly);

    /** How the subject stood on a day, as it was known at the end of another. */
    Standing standing(Subject subject, LocalDate on, LocalDate known);

    /**
     * What waits for whoever asks: steps that they may take by their roles, and what is so late that it was escalated to them. The most
     * pressing first.
     */
    List<Waiting> waiting();

    /** What is due up to a day in cases, of titles and in each {@link DeadlineSource}, the one due first first; null for all. */
    List<Deadline> deadlines(BureauCode bureau, LocalDate until);

    /** The same of cases and titles alone; no {@link DeadlineSource} is asked. */
    List<Deadline> caseDeadlines(BureauCode bureau, LocalDate until);
}
