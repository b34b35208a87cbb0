// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.MonitoringPlan;

/** A row of FAC_PLAN. */
@Entity
@Table(name = "FAC_PLAN")
public class PlanEntity extends DecidedRow {
    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Lob
    @Column(name = "ITEMS", nullable = false)
    private String items;

    @Column(name = "SAMPLES", nullable = false)
    private int samples;

    @Column(name = "PER_MILLE", nullable = false)
    private int perMille;

    @Column(name = "GROUND", nullable = false)
    private long ground;

    protected PlanEntity() {}

    /** @param plan with the number of its ground */
    public PlanEntity(long id, MonitoringPlan plan, Instant at) {
        super(id, plan.period(), plan.set(), at);
        enterprise = plan.enterprise().value();
        bureau = plan.bureau().value();
        hs = plan.hs();
        items = Lines.join(plan.items());
        samples = plan.samples();
        perMille = plan.perMille();
        ground = plan.ground();
    }

    /** The plan as it is told, with the counts of its samples. */
    public MonitoringPlan plan(int taken, int failed, int open) {
        return new MonitoringPlan(
                id(),
                OrganisationCode.of(enterprise),
                BureauCode.of(bureau),
                hs,
                period(),
                Lines.split(items),
                samples,
                perMille,
                decision(),
                ground,
                lastDay(),
                endDecision(),
                taken,
                failed,
                open);
    }

    AuditedChange begun() {
        Decision decision = decision();
        return AuditedChange.added(
                AuditedChange.position(id()),
                recorded(),
                decision.by(),
                "enterprise:" + enterprise,
                "plan.set",
                AuditedChange.values(
                        "number", id(),
                        "goods", hs,
                        "from", period().from(),
                        "to", period().to(),
                        "items", String.join(", ", Lines.split(items)),
                        "samples", samples,
                        "per mille", perMille,
                        "ground", ground,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange over() {
        return over(
                "enterprise:" + enterprise, "plan.ended", AuditedChange.values("number", id(), "to", period().to()));
    }
}
