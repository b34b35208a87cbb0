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
import org.shifan.api.evaluation.Judgement;

/** A row of EVAL_JUDGEMENT. */
@Entity
@Table(name = "EVAL_JUDGEMENT")
class JudgementEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "SUBJECT", nullable = false, updatable = false)
    private String subject;

    @Column(name = "EVAL_YEAR", nullable = false, updatable = false)
    private int year;

    @Column(name = "CRITERIA_ID", nullable = false, updatable = false)
    private String criteria;

    @Column(name = "ITEM_ID", nullable = false, updatable = false)
    private String item;

    @Column(name = "JUDGED", nullable = false, updatable = false)
    private String value;

    @Column(name = "MADE_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "MADE_ON", nullable = false, updatable = false)
    private LocalDate on;

    @Column(name = "REASON", nullable = false, updatable = false)
    private String reason;

    @Column(name = "EVIDENCE", updatable = false)
    private String reference;

    protected JudgementEntity() {}

    JudgementEntity(Judgement entry) {
        subject = entry.subject().toString();
        year = entry.year();
        criteria = entry.criteria();
        item = entry.item();
        value = entry.value();
        by = entry.decision().by();
        on = entry.decision().on();
        reason = entry.decision().reason();
        reference = entry.decision().evidence();
    }

    Judgement entry() {
        return new Judgement(
                id, Subject.of(subject), year, criteria, item, value, new Decision(by, on, reason, reference));
    }

    /** The table keeps the day of the decision and not when it was entered. */
    AuditedChange change() {
        return AuditedChange.added(
                AuditedChange.position(id),
                null,
                by,
                subject,
                "judgement.entered",
                AuditedChange.values(
                        "year",
                        year,
                        "criteria",
                        criteria,
                        "item",
                        item,
                        "judged",
                        value,
                        "on",
                        on,
                        "evidence",
                        reference),
                reason);
    }
}
