// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;

/** A row of QUAL_COMPLAINT. */
@Entity
@Table(name = "QUAL_COMPLAINT")
public class ComplaintEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "RECEIPT", nullable = false)
    private String receipt;

    @Column(name = "RECEIVED", nullable = false)
    private LocalDate received;

    @Column(name = "DUE", nullable = false)
    private LocalDate due;

    @Column(name = "ABOUT", nullable = false)
    private String about;

    @Column(name = "GOODS", nullable = false)
    private String goods;

    @Column(name = "DESCRIPTION", nullable = false)
    private String text;

    @Column(name = "SEALED")
    private String sealed;

    @Column(name = "SEALED_BY")
    private String sealedBy;

    @Column(name = "ENTERPRISE")
    private String enterprise;

    @Column(name = "STATE", nullable = false)
    private String state = Complaint.State.RECEIVED.name();

    @Column(name = "OUTCOME")
    private String outcome;

    @Column(name = "ANSWER", nullable = false)
    private String answer = "";

    @Column(name = "ANSWERED")
    private LocalDate answered;

    @Column(name = "ESCALATED")
    private LocalDate escalated;

    protected ComplaintEntity() {}

    ComplaintEntity(long id, Complaints.Submission submission, String receipt, LocalDate received, LocalDate due) {
        this.id = id;
        bureau = submission.bureau().value();
        about = submission.about();
        goods = submission.goods();
        text = submission.text();
        this.receipt = receipt;
        this.received = received;
        this.due = due;
    }

    void seal(Seal.Sealed reporter) {
        sealed = reporter.text();
        sealedBy = reporter.key();
    }

    /** The sealed reporter, or null. */
    Seal.Sealed sealed() {
        return sealed == null ? null : new Seal.Sealed(sealedBy, sealed);
    }

    void take(OrganisationCode about) {
        state = Complaint.State.IN_HAND.name();
        if (about != null) {
            enterprise = about.value();
        }
    }

    void answer(Complaint.Outcome how, String words, LocalDate on) {
        state = Complaint.State.ANSWERED.name();
        outcome = how.name();
        answer = words;
        answered = on;
    }

    void escalate(LocalDate day) {
        escalated = day;
    }

    LocalDate escalated() {
        return escalated;
    }

    long id() {
        return id;
    }

    String receipt() {
        return receipt;
    }

    BureauCode bureau() {
        return BureauCode.of(bureau);
    }

    LocalDate due() {
        return due;
    }

    Complaints.Followed followed() {
        return new Complaints.Followed(received, due, Complaint.State.valueOf(state), how(), answer, answered);
    }

    private Complaint.Outcome how() {
        return outcome == null ? null : Complaint.Outcome.valueOf(outcome);
    }

    Complaint complaint(List<Complaint.Step> steps) {
        return new Complaint(
                id,
                BureauCode.of(bureau),
                received,
                due,
                about,
                goods,
                text,
                sealed != null,
                enterprise == null ? null : OrganisationCode.of(enterprise),
                Complaint.State.valueOf(state),
                how(),
                answer,
                answered,
                steps);
    }
}
