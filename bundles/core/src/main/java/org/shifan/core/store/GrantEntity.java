// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;

/**
 * A row of CORE_GRANT: a grant with the decision that began it and, once, the one that withdrew it. A line that was wrong is made
 * void, which is a third change of it; nothing else of it changes.
 */
@Entity
@Table(name = "CORE_GRANT")
class GrantEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "SUBJECT_KIND", nullable = false, updatable = false)
    private String subjectKind;

    @Column(name = "SUBJECT_KEY", nullable = false, updatable = false)
    private String subjectKey;

    @Column(name = "KIND", nullable = false, updatable = false)
    private String kind;

    @Column(name = "GRANTED", nullable = false, updatable = false)
    private String value;

    @Column(name = "FIRST_DAY", nullable = false, updatable = false)
    private LocalDate firstDay;

    @Column(name = "TERM_DAY", updatable = false)
    private LocalDate termDay;

    @Column(name = "LAST_DAY", nullable = false)
    private LocalDate lastDay;

    @Column(name = "FIRST_DAY_PRECISION", nullable = false, updatable = false)
    private String precision;

    @Embedded
    private DecisionColumns granted;

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

    @Column(name = "FROM_WHERE", updatable = false)
    private String from;

    @Column(name = "END_FROM_WHERE")
    private String endFrom;

    protected GrantEntity() {}

    /** @param what the grant without its number */
    GrantEntity(Grant what, Instant recorded, Origin origin) {
        subjectKind = what.subject().kind().code();
        subjectKey = what.subject().key();
        kind = Lengths.within("kind", what.kind().code(), 40);
        value = Lengths.within("value", what.value(), 100);
        firstDay = what.period().from();
        termDay = what.period().to();
        lastDay = Days.stored(what.period().to());
        precision = what.precision().name();
        granted = new DecisionColumns(what.granted());
        this.recorded = recorded.toEpochMilli();
        this.origin = new OriginColumns(origin);
        from = here();
    }

    private static String here() {
        return CalledFrom.now().isEmpty() ? null : CalledFrom.now();
    }

    void withdraw(LocalDate day, Decision decision, Instant at) {
        lastDay = day;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
        endFrom = here();
    }

    void makeVoid(Decision decision, Instant at) {
        voidNo = id;
        voided = new DecisionColumns(decision);
        voidRecorded = at.toEpochMilli();
    }

    boolean isVoid() {
        return voidNo != 0;
    }

    boolean synthetic() {
        return origin.origin().synthetic();
    }

    Grant grant() {
        return new Grant(
                id == null ? 0 : id,
                Subject.of(subjectKind + ":" + subjectKey),
                Grant.Kind.of(kind),
                value,
                DateRange.of(firstDay, termDay),
                Grant.Precision.valueOf(precision),
                granted.decision(),
                ended == null ? null : ended.decision(),
                ended == null ? null : lastDay);
    }

    /** How it was granted; the same whether or not it was withdrawn since. */
    AuditedChange begun() {
        return granted.change(
                AuditedChange.position(id),
                recorded,
                origin.text().isEmpty() && from != null ? from : origin.text(),
                subjectKind + ":" + subjectKey,
                "grant.given",
                AuditedChange.values(),
                AuditedChange.values(
                        "grant",
                        id,
                        "kind",
                        kind,
                        "value",
                        value,
                        "first-day",
                        firstDay,
                        "precision",
                        precision,
                        "term",
                        termDay,
                        "last-day",
                        endRecorded == null ? lastDay : Days.stored(termDay),
                        "synthetic",
                        origin.origin().synthetic()));
    }

    /** How it was withdrawn, if it was. */
    AuditedChange withdrawn() {
        return ended.change(
                AuditedChange.position(endRecorded) + AuditedChange.position(id),
                endRecorded,
                endFrom == null ? "" : endFrom,
                subjectKind + ":" + subjectKey,
                "grant.withdrawn",
                AuditedChange.values("last-day", Days.stored(termDay)),
                AuditedChange.values("grant", id, "kind", kind, "value", value, "last-day", lastDay));
    }

    /** How it was made void, if it was; where from is its evidence. */
    AuditedChange madeVoid() {
        return voided.change(
                AuditedChange.position(voidRecorded) + AuditedChange.position(id),
                voidRecorded,
                voided.decision().evidence(),
                subjectKind + ":" + subjectKey,
                "grant.voided",
                AuditedChange.values(
                        "kind",
                        kind,
                        "value",
                        value,
                        "first-day",
                        firstDay,
                        "term",
                        termDay,
                        "granted-by",
                        granted.by(),
                        "last-day",
                        lastDay),
                AuditedChange.values("grant", id));
    }
}
