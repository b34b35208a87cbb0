// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Id;
import javax.persistence.MappedSuperclass;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/** What was decided for some days and may be ended by another decision, which leaves the first as it was. */
@MappedSuperclass
public abstract class DecidedRow {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "FROM_DAY", nullable = false)
    private LocalDate from;

    @Column(name = "TO_DAY")
    private LocalDate to;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    @Column(name = "LAST_DAY")
    private LocalDate lastDay;

    @Embedded
    @AttributeOverrides({
        @AttributeOverride(name = "by", column = @Column(name = "ENDED_BY")),
        @AttributeOverride(name = "on", column = @Column(name = "ENDED_ON")),
        @AttributeOverride(name = "reason", column = @Column(name = "END_REASON")),
        @AttributeOverride(name = "evidence", column = @Column(name = "END_EVIDENCE"))
    })
    private DecisionColumns ended;

    @Column(name = "END_RECORDED")
    private Long endRecorded;

    /** Its place among the ends. */
    @Column(name = "END_NUMBER")
    private Long endNumber;

    protected DecidedRow() {}

    DecidedRow(long id, DateRange period, Decision decision, Instant at) {
        this.id = id;
        from = period.from();
        to = period.to();
        decided = new DecisionColumns(decision);
        recorded = at.toEpochMilli();
    }

    /** Ends it, by a decision of its own with a place among the ends. */
    public void end(long number, LocalDate last, Decision decision, Instant at) {
        endNumber = number;
        close(last, decision, at);
    }

    /** Ends it without a place among the ends. */
    final void close(LocalDate last, Decision decision, Instant at) {
        lastDay = last;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
    }

    public long id() {
        return id;
    }

    final DateRange period() {
        return DateRange.of(from, to);
    }

    final Decision decision() {
        return decided.decision();
    }

    /** When it was entered. */
    public Instant recorded() {
        return Instant.ofEpochMilli(recorded);
    }

    /** Null while it has no end. */
    final LocalDate lastDay() {
        return lastDay;
    }

    /** Null while it has no end. */
    final Decision endDecision() {
        return lastDay == null ? null : ended.decision();
    }

    /** When its end was entered; null while it has none. */
    public Instant endRecorded() {
        return endRecorded == null ? null : Instant.ofEpochMilli(endRecorded);
    }

    /** The entry of its end in the audit log. */
    final AuditedChange over(String subject, String action, SortedMap<String, String> before) {
        Decision decision = ended.decision();
        return new AuditedChange(
                AuditedChange.position(endNumber),
                endRecorded(),
                Actor.named(decision.by()),
                "",
                subject,
                action,
                before,
                AuditedChange.values("number", id, "to", lastDay, "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }
}
