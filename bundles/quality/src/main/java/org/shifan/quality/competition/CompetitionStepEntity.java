// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.competition;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.text.Text;
import org.shifan.quality.store.AuditedStep;
import org.shifan.quality.store.DecisionColumns;

/** A row of QUAL_COMPETITION_STEP; never changed. */
@Entity
@Table(name = "QUAL_COMPETITION_STEP")
public class CompetitionStepEntity implements AuditedStep {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "CASE_ID", nullable = false)
    private long caseId;

    @Column(name = "WHAT_ZH", nullable = false)
    private String zh;

    @Column(name = "WHAT_EN", nullable = false)
    private String en;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected CompetitionStepEntity() {}

    CompetitionStepEntity(long id, long caseId, Text what, Decision decision, Instant recorded) {
        this.id = id;
        this.caseId = caseId;
        zh = what.zh();
        en = what.en();
        decided = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
    }

    long id() {
        return id;
    }

    long caseId() {
        return caseId;
    }

    Instant recorded() {
        return Instant.ofEpochMilli(recorded);
    }

    @Override
    public AuditedChange audited() {
        return AuditedStep.of(id, recorded, "competition:" + caseId, "competition.step", zh, en, decided);
    }

    CompetitionCase.Step step() {
        return new CompetitionCase.Step(new Text(zh, en), decided.decision());
    }
}
