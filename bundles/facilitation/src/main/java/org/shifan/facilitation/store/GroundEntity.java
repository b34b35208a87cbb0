// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;

/** A row of FAC_GROUND. */
@Entity
@Table(name = "FAC_GROUND")
public class GroundEntity extends DecidedRow {
    private static final String ALL_GOODS = "-";

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "ENTERPRISE")
    private String enterprise;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "MARKET")
    private String market;

    protected GroundEntity() {}

    GroundEntity(long id, DeclaredGround ground, Instant at) {
        super(id, ground.period(), ground.declared(), at);
        kind = ground.kind().name();
        enterprise = ground.enterprise() == null ? null : ground.enterprise().value();
        hs = ground.hs().isEmpty() ? ALL_GOODS : ground.hs();
        market = ground.market() == null ? null : ground.market().value();
    }

    AuditedChange begun() {
        Decision decision = decision();
        return AuditedChange.added(
                AuditedChange.position(id()),
                recorded(),
                decision.by(),
                subject(),
                "ground.declared",
                AuditedChange.values(
                        "number", id(),
                        "kind", kind,
                        "goods", hs,
                        "market", market,
                        "from", period().from(),
                        "to", period().to(),
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange over() {
        return over(subject(), "ground.ended", AuditedChange.values("number", id(), "to", period().to()));
    }

    private String subject() {
        return enterprise == null ? "goods:" + hs : "enterprise:" + enterprise;
    }

    public DeclaredGround ground() {
        return new DeclaredGround(
                id(),
                DeclaredGround.Kind.valueOf(kind),
                enterprise == null ? null : OrganisationCode.of(enterprise),
                hs.equals(ALL_GOODS) ? "" : hs,
                market == null ? null : CountryCode.of(market),
                period(),
                decision(),
                lastDay(),
                endDecision());
    }
}
