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

/** A row of CORE_MEMBERSHIP: a membership with the decision that began it and, once, the one that ended it. */
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

    void end(LocalDate day, Decision decision, Instant at) {
        lastDay = day;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
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
}
