// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.Complaint;
import org.shifan.api.text.Text;
import org.shifan.quality.store.AuditedStep;
import org.shifan.quality.store.DecisionColumns;

/** A row of QUAL_COMPLAINT_STEP; never changed. */
@Entity
@Table(name = "QUAL_COMPLAINT_STEP")
public class ComplaintStepEntity implements AuditedStep {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "COMPLAINT", nullable = false)
    private long complaint;

    @Column(name = "ACT", nullable = false)
    private String act;

    @Column(name = "WHAT_ZH", nullable = false)
    private String zh;

    @Column(name = "WHAT_EN", nullable = false)
    private String en;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected ComplaintStepEntity() {}

    ComplaintStepEntity(long id, long complaint, String act, Text what, Decision decision, Instant recorded) {
        this.id = id;
        this.complaint = complaint;
        this.act = act;
        zh = what.zh();
        en = what.en();
        decided = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
    }

    long id() {
        return id;
    }

    long complaint() {
        return complaint;
    }

    Complaint.Step step() {
        return new Complaint.Step(new Text(zh, en), decided.decision());
    }

    @Override
    public AuditedChange audited() {
        return AuditedStep.of(id, recorded, "complaint:" + complaint, "complaint." + act, zh, en, decided);
    }
}
