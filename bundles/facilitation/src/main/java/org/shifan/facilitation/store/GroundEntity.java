// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;

/** A row of FAC_GROUND. */
@Entity
@Table(name = "FAC_GROUND")
public class GroundEntity {
    private static final String ALL_GOODS = "-";

    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "ENTERPRISE")
    private String enterprise;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "MARKET")
    private String market;

    @Column(name = "FROM_DAY", nullable = false)
    private LocalDate from;

    @Column(name = "TO_DAY")
    private LocalDate to;

    @Embedded
    private DecisionColumns declared;

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

    protected GroundEntity() {}

    GroundEntity(long id, DeclaredGround ground, Instant at) {
        this.id = id;
        kind = ground.kind().name();
        enterprise = ground.enterprise() == null ? null : ground.enterprise().value();
        hs = ground.hs().isEmpty() ? ALL_GOODS : ground.hs();
        market = ground.market() == null ? null : ground.market().value();
        from = ground.period().from();
        to = ground.period().to();
        declared = new DecisionColumns(ground.declared());
        recorded = at.toEpochMilli();
    }

    void end(long number, LocalDate last, Decision decision, Instant at) {
        endNumber = number;
        lastDay = last;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
    }

    /** When it was entered. */
    public Instant recorded() {
        return Instant.ofEpochMilli(recorded);
    }

    /** When its end was entered; null while it has none. */
    public Instant endRecorded() {
        return endRecorded == null ? null : Instant.ofEpochMilli(endRecorded);
    }

    AuditedChange begun() {
        Decision decision = declared.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                recorded(),
                decision.by(),
                subject(),
                "ground.declared",
                AuditedChange.values(
                        "number", id,
                        "kind", kind,
                        "goods", hs,
                        "market", market,
                        "from", from,
                        "to", to,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange over() {
        Decision decision = ended.decision();
        return new AuditedChange(
                AuditedChange.position(endNumber),
                endRecorded(),
                Actor.named(decision.by()),
                "",
                subject(),
                "ground.ended",
                AuditedChange.values("number", id, "to", to),
                AuditedChange.values("number", id, "to", lastDay, "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }

    private String subject() {
        return enterprise == null ? "goods:" + hs : "enterprise:" + enterprise;
    }

    public DeclaredGround ground() {
        return new DeclaredGround(
                id,
                DeclaredGround.Kind.valueOf(kind),
                enterprise == null ? null : OrganisationCode.of(enterprise),
                hs.equals(ALL_GOODS) ? "" : hs,
                market == null ? null : CountryCode.of(market),
                DateRange.of(from, to),
                declared.decision(),
                lastDay,
                lastDay == null ? null : ended.decision());
    }
}
