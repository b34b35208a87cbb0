// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.MappedSuperclass;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;

/**
 * A line of a register: the decision that began it and, once, the one that ended it. A line that was wrong is made void, which is a
 * third change of it; nothing else of it changes.
 */
@MappedSuperclass
abstract class RegisterLine {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "FIRST_DAY", nullable = false, updatable = false)
    private LocalDate firstDay;

    @Column(name = "TERM_DAY", updatable = false)
    private LocalDate termDay;

    @Column(name = "LAST_DAY", nullable = false)
    private LocalDate lastDay;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false, updatable = false)
    private long recorded;

    @Embedded
    @AttributeOverrides({
        @AttributeOverride(name = "by", column = @Column(name = "END_BY")),
        @AttributeOverride(name = "on", column = @Column(name = "END_ON")),
        @AttributeOverride(name = "reason", column = @Column(name = "END_REASON")),
        @AttributeOverride(name = "evidence", column = @Column(name = "END_EVIDENCE"))
    })
    private DecisionColumns ended;

    @Column(name = "END_RECORDED")
    private Long endRecorded;

    /** 0, or the line's own number once it is void. */
    @Column(name = "VOID_NO", nullable = false)
    private long voidNo;

    @Embedded
    @AttributeOverrides({
        @AttributeOverride(name = "by", column = @Column(name = "VOID_BY")),
        @AttributeOverride(name = "on", column = @Column(name = "VOID_ON")),
        @AttributeOverride(name = "reason", column = @Column(name = "VOID_REASON")),
        @AttributeOverride(name = "evidence", column = @Column(name = "VOID_EVIDENCE"))
    })
    private DecisionColumns voided;

    @Column(name = "VOID_RECORDED")
    private Long voidRecorded;

    @Embedded
    private OriginColumns origin;

    protected RegisterLine() {}

    RegisterLine(DateRange period, Decision decision, Instant recorded, Origin origin) {
        firstDay = period.from();
        termDay = period.to();
        lastDay = Days.stored(period.to());
        decided = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
        this.origin = new OriginColumns(origin);
    }

    void end(LocalDate day, Decision decision, Instant at) {
        lastDay = day;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
    }

    void makeVoid(Decision why, Instant at) {
        voidNo = id;
        voided = new DecisionColumns(why);
        voidRecorded = at.toEpochMilli();
    }

    /** Null before it is stored. */
    final Long id() {
        return id;
    }

    final boolean isVoid() {
        return voidNo != 0;
    }

    final LocalDate firstDay() {
        return firstDay;
    }

    /** The day to which it was to last; null for no term. */
    final LocalDate termDay() {
        return termDay;
    }

    /** As it is stored. */
    final LocalDate lastDay() {
        return lastDay;
    }

    /** The last day as it was when the line began. */
    final LocalDate firstLastDay() {
        return endRecorded == null ? lastDay : Days.stored(termDay);
    }

    final DecisionColumns decided() {
        return decided;
    }

    final long recorded() {
        return recorded;
    }

    /** Null while it is not ended. */
    final DecisionColumns ended() {
        return ended;
    }

    final Decision endDecision() {
        return ended == null ? null : ended.decision();
    }

    final Long endRecorded() {
        return endRecorded;
    }

    /** Null unless it is void. */
    final DecisionColumns voided() {
        return voided;
    }

    final Long voidRecorded() {
        return voidRecorded;
    }

    final OriginColumns origin() {
        return origin;
    }
}
