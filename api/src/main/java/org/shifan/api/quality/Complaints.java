// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/**
 * Complaints and reports of the public about quality (§五(四), R16); Shifan implements it.
 *
 * <p>Anybody may hand one in and follow it by its receipt. Who handed it in is sealed: encrypted, and shown to named officers only,
 * each time with a reason that is kept for ever.
 */
@ProviderType
public interface Complaints {
    /**
     * What somebody hands in.
     *
     * @param bureau to whom
     * @param about the enterprise or shop in the reporter's words, 300 characters; may be empty
     * @param goods 300 characters; may be empty
     * @param text what happened, 10 to 4000 characters
     * @param name of the reporter, 200 characters; empty for none
     * @param contact where the reporter can be reached, 300 characters; empty for none
     */
    record Submission(BureauCode bureau, String about, String goods, String text, String name, String contact) {}

    /**
     * What the reporter is given.
     *
     * @param code by which it is followed; it is said this once and kept by nobody
     * @param due the last day for the answer
     */
    record Receipt(String code, LocalDate due) {}

    /**
     * What the reporter sees.
     *
     * @param outcome null until it is answered
     * @param answer empty until it is answered
     * @param answeredOn null until it is answered
     */
    record Followed(
            LocalDate received,
            LocalDate due,
            Complaint.State state,
            Complaint.Outcome outcome,
            String answer,
            LocalDate answeredOn) {}

    /** Who handed a complaint in. */
    record Reporter(String name, String contact) {}

    /**
     * The figures of a year, which say nothing of anybody.
     *
     * @param received those received in the year; all others are parts of them
     * @param anonymous without a name
     * @param inTime answered by their day
     * @param late answered later, or not answered though their day is over
     * @param open not answered, their day to come
     * @param outcomes of those answered
     * @param averageDays from receipt to answer, rounded half up; 0 when none is answered
     */
    record Figures(
            BureauCode bureau,
            int year,
            int received,
            int anonymous,
            int inTime,
            int late,
            int open,
            Map<Complaint.Outcome, Integer> outcomes,
            int averageDays) {}

    /**
     * Hands a complaint in.
     *
     * @param origin where it comes from, such as an address, only to limit how many come from there; it is not kept. Empty for an
     *     officer who enters what came by letter: that is not limited
     * @throws org.shifan.api.text.ShifanException {@code quality.complaint.rate}, {@code quality.complaint.short}, {@code
     *     quality.text.long}, {@code quality.complaint.no-key} (a name cannot be sealed; without one it is taken), {@code
     *     core.bureau.unknown}
     */
    Receipt submit(Submission submission, String origin);

    /**
     * What became of a complaint.
     *
     * @param code the receipt, in any case, with or without its strokes
     * @throws org.shifan.api.text.ShifanException {@code quality.complaint.receipt}
     */
    Followed follow(String code);

    /** @throws org.shifan.api.text.ShifanException {@code quality.complaint.unknown} */
    Complaint require(long id);

    /**
     * Those that are not answered, the one due first first.
     *
     * @param bureau null for all
     * @param lateOn only those that are late on that day; null for all
     */
    List<Complaint> open(BureauCode bureau, LocalDate lateOn);

    /** Those about an enterprise, oldest first. */
    List<Complaint> about(org.shifan.api.code.OrganisationCode enterprise);

    /**
     * Somebody begins to handle it, or finds whom it is about.
     *
     * @param anyCode the enterprise's code; empty while it is not known
     * @throws org.shifan.api.text.ShifanException {@code quality.complaint.answered}, {@code core.enterprise.unknown}
     */
    Complaint take(long id, String anyCode, Decision decision);

    /**
     * Answers it; the answer is for the reporter, the decision's reason for the file.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.complaint.answered}, {@code quality.complaint.answer} without a
     *     text
     */
    Complaint answer(long id, Complaint.Outcome outcome, String answer, Decision decision);

    /**
     * Opens the seal. That it was opened, by whom and why is kept before the name is shown.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.complaint.officer} (not logged in, or not named for it), {@code
     *     quality.complaint.anonymous}, {@code quality.complaint.no-key}
     */
    Reporter reporter(long id, Actor officer, String reason);

    /** The figures of a year by bureau, for everybody. */
    List<Figures> figures(int year);
}
