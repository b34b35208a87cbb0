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
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;

/**
 * A row of CORE_MEMBERSHIP: a membership with the decision that began it and, once, the one that ended it. A line that was wrong is made
 * void, which is a third change of it; nothing else of it changes.
 */
@Entity
@Table(name = "CORE_MEMBERSHIP")
class MembershipEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "ENTERPRISE", nullable = false, updatable = false)
    private String enterprise;

    @Column(name = "ZONE", nullable = false, updatable = false)
    private String zone;

    @Column(name = "FIRST_DAY", nullable = false, updatable = false)
    private LocalDate firstDay;

    @Column(name = "TERM_DAY", updatable = false)
    private LocalDate termDay;

    @Column(name = "LAST_DAY", nullable = false)
    private LocalDate lastDay;

    @Embedded
    private DecisionColumns admitted;

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

    /** The line in whose place this one stands; null for none. */
    @Column(name = "REPLACES", updatable = false)
    private Long replaces;

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

    @Column(name = "VOID_FROM_WHERE")
    private String voidFrom;

    @Embedded
    private OriginColumns origin;

    protected MembershipEntity() {}

    MembershipEntity(
            OrganisationCode enterprise,
            ZoneId zone,
            DateRange period,
            Decision decision,
            Instant recorded,
            Origin origin) {
        this.enterprise = enterprise.value();
        this.zone = zone.value();
        firstDay = period.from();
        termDay = period.to();
        lastDay = Days.stored(period.to());
        admitted = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
        this.origin = new OriginColumns(origin);
    }

    /**
     * The line that stands in the place of a wrong one.
     *
     * @param as what it should have been
     * @param at when that was entered
     */
    MembershipEntity(Membership as, MembershipEntity wrong, Instant at, Origin origin) {
        this(
                as.enterprise(),
                as.zone(),
                DateRange.of(
                        as.period().from(), as.ended() == null ? as.period().to() : wrong.termOf(as)),
                as.admitted(),
                at,
                origin);
        replaces = wrong.id;
        if (as.ended() != null) {
            end(as.period().to(), as.ended(), at);
        }
    }

    /** The term of the wrong line, unless the right one ended only after it. */
    private LocalDate termOf(Membership as) {
        return termDay == null || termDay.isBefore(as.period().to()) ? null : termDay;
    }

    void end(LocalDate day, Decision decision, Instant at) {
        lastDay = day;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
    }

    /** @param from an import, an address or the console; empty for the server itself */
    void makeVoid(Decision why, Instant at, String from) {
        voidNo = id;
        voided = new DecisionColumns(why);
        voidRecorded = at.toEpochMilli();
        voidFrom = from.isEmpty() ? null : from;
    }

    boolean isVoid() {
        return voidNo != 0;
    }

    OrganisationCode enterprise() {
        return OrganisationCode.of(enterprise);
    }

    Origin origin() {
        return origin.origin();
    }

    LocalDate termDay() {
        return termDay;
    }

    Membership membership() {
        return new Membership(
                id == null ? 0 : id,
                OrganisationCode.of(enterprise),
                ZoneId.of(zone),
                DateRange.of(firstDay, Days.read(lastDay)),
                admitted.decision(),
                ended == null ? null : ended.decision());
    }

    MembershipLine line() {
        return new MembershipLine(
                membership(),
                termDay,
                Instant.ofEpochMilli(recorded),
                endRecorded == null ? null : Instant.ofEpochMilli(endRecorded),
                replaces == null ? 0 : replaces,
                voided == null ? null : voided.decision(),
                voidRecorded == null ? null : Instant.ofEpochMilli(voidRecorded));
    }

    /** How it began; the same whether or not it was ended since. */
    AuditedChange begun() {
        return admitted.change(
                AuditedChange.position(id),
                recorded,
                origin.text(),
                "enterprise:" + enterprise,
                "membership.begun",
                AuditedChange.values(),
                AuditedChange.values(
                        "membership",
                        id,
                        "zone",
                        zone,
                        "first-day",
                        firstDay,
                        "term",
                        termDay,
                        "last-day",
                        endRecorded == null ? lastDay : Days.stored(termDay),
                        "replaces",
                        replaces,
                        "synthetic",
                        origin.origin().synthetic()));
    }

    /** How it was ended, if it was. */
    AuditedChange left() {
        return ended.change(
                AuditedChange.position(endRecorded) + AuditedChange.position(id),
                endRecorded,
                "",
                "enterprise:" + enterprise,
                "membership.ended",
                AuditedChange.values("last-day", Days.stored(termDay)),
                AuditedChange.values("membership", id, "zone", zone, "last-day", lastDay));
    }

    /** How it was made void, if it was. */
    AuditedChange madeVoid() {
        return voided.change(
                AuditedChange.position(voidRecorded) + AuditedChange.position(id),
                voidRecorded,
                voidFrom == null ? "" : voidFrom,
                "enterprise:" + enterprise,
                "membership.voided",
                AuditedChange.values(
                        "zone",
                        zone,
                        "first-day",
                        firstDay,
                        "term",
                        termDay,
                        "last-day",
                        lastDay,
                        "admitted-by",
                        admitted.by(),
                        "ended-by",
                        ended == null ? null : ended.by()),
                AuditedChange.values("membership", id));
    }
}
