// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.text.Text;

/** A row of MKT_STEP; never changed. */
@Entity
@Table(name = "MKT_STEP")
public class StepEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "SUBJECT", nullable = false)
    private String subject;

    @Column(name = "DONE", nullable = false)
    private String action;

    @Column(name = "WHAT_ZH", nullable = false)
    private String zh;

    @Column(name = "WHAT_EN", nullable = false)
    private String en;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected StepEntity() {}

    StepEntity(long id, String subject, String action, Text what, Decision decision, Instant recorded) {
        this.id = id;
        this.subject = subject;
        this.action = action;
        zh = beginning(what.zh());
        en = beginning(what.en());
        decided = new DecisionColumns(decision);
        this.recorded = recorded.toEpochMilli();
    }

    private static String beginning(String text) {
        return text.length() <= 2000 ? text : text.substring(0, 1999) + "…";
    }

    public Text what() {
        return new Text(zh, en);
    }

    public Decision decision() {
        return decided.decision();
    }

    AuditedChange change() {
        Decision decision = decided.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                subject,
                action,
                AuditedChange.values("what", what().both(), "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }
}
