// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.MonitoringSample;
import org.shifan.api.facilitation.MonitoringSample.Outcome;

/** A row of FAC_SAMPLE. */
@Entity
@Table(name = "FAC_SAMPLE")
public class SampleEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "PLAN_ID", nullable = false)
    private long plan;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "DECLARATION")
    private String declaration;

    @Column(name = "REFERENCE", nullable = false)
    private String reference;

    @Column(name = "TAKEN_ON", nullable = false)
    private LocalDate takenOn;

    @Embedded
    private DecisionColumns taken;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    @Column(name = "OUTCOME", nullable = false)
    private String outcome;

    @Lob
    @Column(name = "FAILED_ITEMS")
    private String failedItems;

    @Embedded
    @AttributeOverrides({
        @AttributeOverride(name = "by", column = @Column(name = "FOUND_BY")),
        @AttributeOverride(name = "on", column = @Column(name = "FOUND_ON")),
        @AttributeOverride(name = "reason", column = @Column(name = "FOUND_REASON")),
        @AttributeOverride(name = "evidence", column = @Column(name = "FOUND_EVIDENCE"))
    })
    private DecisionColumns found;

    @Column(name = "FOUND_RECORDED")
    private Long foundRecorded;

    /** Its place among the results. */
    @Column(name = "FOUND_NUMBER")
    private Long foundNumber;

    protected SampleEntity() {}

    public SampleEntity(long id, MonitoringSample sample, Instant at) {
        this.id = id;
        plan = sample.plan();
        enterprise = sample.enterprise().value();
        declaration = sample.declaration().isEmpty() ? null : sample.declaration();
        reference = sample.reference();
        takenOn = sample.takenOn();
        taken = new DecisionColumns(sample.taken());
        recorded = at.toEpochMilli();
        outcome = sample.outcome().name();
    }

    public void found(long number, List<String> failed, Decision decision, Instant at) {
        foundNumber = number;
        outcome = (failed.isEmpty() ? Outcome.PASSED : Outcome.FAILED).name();
        failedItems = failed.isEmpty() ? null : Lines.join(failed);
        found = new DecisionColumns(decision);
        foundRecorded = at.toEpochMilli();
    }

    public MonitoringSample sample() {
        Outcome result = Outcome.valueOf(outcome);
        return new MonitoringSample(
                id,
                plan,
                OrganisationCode.of(enterprise),
                declaration == null ? "" : declaration,
                reference,
                takenOn,
                taken.decision(),
                result,
                Lines.split(failedItems),
                result == Outcome.OPEN ? null : found.decision());
    }

    AuditedChange entered() {
        Decision decision = taken.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                "enterprise:" + enterprise,
                "sample.taken",
                AuditedChange.values(
                        "number", id,
                        "plan", plan,
                        "declaration", declaration,
                        "reference", reference,
                        "taken", takenOn,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange tested() {
        Decision decision = found.decision();
        return new AuditedChange(
                AuditedChange.position(foundNumber),
                Instant.ofEpochMilli(foundRecorded),
                Actor.named(decision.by()),
                "",
                "enterprise:" + enterprise,
                "sample.found",
                AuditedChange.values("number", id, "outcome", Outcome.OPEN),
                AuditedChange.values(
                        "number", id,
                        "outcome", outcome,
                        "failed", String.join(", ", Lines.split(failedItems)),
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }
}
