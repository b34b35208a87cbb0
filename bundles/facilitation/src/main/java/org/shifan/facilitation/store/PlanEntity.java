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
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.MonitoringPlan;

/** A row of FAC_PLAN. */
@Entity
@Table(name = "FAC_PLAN")
public class PlanEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "FROM_DAY", nullable = false)
    private LocalDate from;

    @Column(name = "TO_DAY", nullable = false)
    private LocalDate to;

    @Lob
    @Column(name = "ITEMS", nullable = false)
    private String items;

    @Column(name = "SAMPLES", nullable = false)
    private int samples;

    @Column(name = "PER_MILLE", nullable = false)
    private int perMille;

    @Column(name = "GROUND", nullable = false)
    private long ground;

    @Embedded
    private DecisionColumns set;

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

    protected PlanEntity() {}

    /** @param plan with the number of its ground */
    public PlanEntity(long id, MonitoringPlan plan, Instant at) {
        this.id = id;
        enterprise = plan.enterprise().value();
        bureau = plan.bureau().value();
        hs = plan.hs();
        from = plan.period().from();
        to = plan.period().to();
        items = Lines.join(plan.items());
        samples = plan.samples();
        perMille = plan.perMille();
        ground = plan.ground();
        set = new DecisionColumns(plan.set());
        recorded = at.toEpochMilli();
    }

    public void end(long number, LocalDate last, Decision decision, Instant at) {
        endNumber = number;
        lastDay = last;
        ended = new DecisionColumns(decision);
        endRecorded = at.toEpochMilli();
    }

    public long id() {
        return id;
    }

    /** The plan as it is told, with the counts of its samples. */
    public MonitoringPlan plan(int taken, int failed, int open) {
        return new MonitoringPlan(
                id,
                OrganisationCode.of(enterprise),
                BureauCode.of(bureau),
                hs,
                DateRange.of(from, to),
                Lines.split(items),
                samples,
                perMille,
                set.decision(),
                ground,
                lastDay,
                lastDay == null ? null : ended.decision(),
                taken,
                failed,
                open);
    }

    AuditedChange begun() {
        Decision decision = set.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                "enterprise:" + enterprise,
                "plan.set",
                AuditedChange.values(
                        "number", id,
                        "goods", hs,
                        "from", from,
                        "to", to,
                        "items", String.join(", ", Lines.split(items)),
                        "samples", samples,
                        "per mille", perMille,
                        "ground", ground,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange over() {
        Decision decision = ended.decision();
        return new AuditedChange(
                AuditedChange.position(endNumber),
                Instant.ofEpochMilli(endRecorded),
                Actor.named(decision.by()),
                "",
                "enterprise:" + enterprise,
                "plan.ended",
                AuditedChange.values("number", id, "to", to),
                AuditedChange.values("number", id, "to", lastDay, "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }
}
