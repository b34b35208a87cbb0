// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.text.Text;

/** A row of QUAL_STEP. */
@Entity
@Table(name = "QUAL_STEP")
public class StepEntity implements AuditedStep {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "INCIDENT", nullable = false)
    private long incident;

    @Column(name = "WHAT_ZH", nullable = false)
    private String zh;

    @Column(name = "WHAT_EN", nullable = false)
    private String en;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    @Column(name = "OF_TRACE", nullable = false)
    private boolean ofTrace;

    protected StepEntity() {}

    /** @param ofTrace whether it is a step of its trace, or of a measure that followed, and so is read by whoever may read traces */
    StepEntity(long id, long incident, boolean ofTrace, Text what, Decision decision, Instant recorded) {
        this.id = id;
        this.incident = incident;
        this.ofTrace = ofTrace;
        zh = Texts.beginning(what.zh(), 1000);
        en = Texts.beginning(what.en(), 1000);
        decided = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
    }

    long id() {
        return id;
    }

    long incident() {
        return incident;
    }

    boolean ofTrace() {
        return ofTrace;
    }

    @Override
    public AuditedChange audited() {
        return AuditedStep.of(id, recorded, "incident:" + incident, "incident.step", zh, en, decided);
    }

    IncidentStep step() {
        return new IncidentStep(Instant.ofEpochMilli(recorded), new Text(zh, en), decided.decision());
    }
}
