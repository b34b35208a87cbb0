// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.MeasureKind;
import org.shifan.quality.store.DecisionColumns;

/** A row of QUAL_MEASURE. */
@Entity
@Table(name = "QUAL_MEASURE")
class MeasureEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TRACE", nullable = false)
    private long trace;

    @Column(name = "INCIDENT", nullable = false)
    private long incident;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "SUBJECT", nullable = false)
    private String subject;

    @Column(name = "DUE", nullable = false)
    private LocalDate due;

    @Column(name = "OUTCOME", nullable = false)
    private String outcome = Measure.Outcome.OPEN.name();

    @Embedded
    private DecisionColumns decided;

    @Column(name = "ESCALATED")
    private LocalDate escalated;

    protected MeasureEntity() {}

    MeasureEntity(long id, TraceEntity trace, MeasureKind kind, Subject subject, LocalDate due) {
        this.id = id;
        this.trace = trace.id();
        incident = trace.incident();
        bureau = trace.bureau().value();
        this.kind = kind.name();
        this.subject = subject.toString();
        this.due = due;
    }

    long id() {
        return id;
    }

    long incident() {
        return incident;
    }

    void end(Measure.Outcome how, Decision decision) {
        outcome = how.name();
        decided = new DecisionColumns(decision);
    }

    void escalate(LocalDate day) {
        escalated = day;
    }

    Measure measure() {
        Measure.Outcome how = Measure.Outcome.valueOf(outcome);
        return new Measure(
                id,
                trace,
                BureauCode.of(bureau),
                MeasureKind.valueOf(kind),
                Subject.of(subject),
                due,
                how,
                how == Measure.Outcome.OPEN ? null : decided.decision(),
                escalated);
    }
}
