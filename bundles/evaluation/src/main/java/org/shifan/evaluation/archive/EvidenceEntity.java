// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;

/** A row of EVAL_EVIDENCE. */
@Entity
@Table(name = "EVAL_EVIDENCE")
class EvidenceEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "SUBJECT", nullable = false, updatable = false)
    private String subject;

    @Column(name = "NAME", nullable = false, updatable = false)
    private String name;

    @Column(name = "THERE", nullable = false, updatable = false)
    private boolean there;

    @Column(name = "VALID_FROM", updatable = false)
    private LocalDate from;

    @Column(name = "VALID_TO", updatable = false)
    private LocalDate to;

    @Column(name = "MADE_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "MADE_ON", nullable = false, updatable = false)
    private LocalDate on;

    @Column(name = "REASON", nullable = false, updatable = false)
    private String reason;

    @Column(name = "EVIDENCE", updatable = false)
    private String reference;

    protected EvidenceEntity() {}

    EvidenceEntity(Evidence entry) {
        subject = entry.subject().toString();
        name = entry.name();
        there = entry.there();
        from = entry.from();
        to = entry.to();
        by = entry.decision().by();
        on = entry.decision().on();
        reason = entry.decision().reason();
        reference = entry.decision().evidence();
    }

    Evidence entry() {
        return new Evidence(id, Subject.of(subject), name, there, from, to, new Decision(by, on, reason, reference));
    }

    /** The table keeps the day of the decision and not when it was entered. */
    AuditedChange change() {
        return AuditedChange.added(
                AuditedChange.position(id),
                null,
                by,
                subject,
                "evidence.entered",
                AuditedChange.values(
                        "name", name, "there", there, "from", from, "to", to, "on", on, "evidence", reference),
                reason);
    }
}
