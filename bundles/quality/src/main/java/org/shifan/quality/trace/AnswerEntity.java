// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.TraceField;
import org.shifan.quality.store.AuditedStep;
import org.shifan.quality.store.DecisionColumns;

/** A row of QUAL_ANSWER. */
@Entity
@Table(name = "QUAL_ANSWER")
public class AnswerEntity implements AuditedStep {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TRACE", nullable = false)
    private long trace;

    @Column(name = "FIELD", nullable = false)
    private String field;

    @Column(name = "ANSWER", nullable = false)
    private String answer;

    @Embedded
    private DecisionColumns decided;

    protected AnswerEntity() {}

    AnswerEntity(long id, long trace, TraceField field, String answer, Decision decision) {
        this.id = id;
        this.trace = trace;
        this.field = field.name();
        this.answer = answer;
        decided = new DecisionColumns(decision);
    }

    long id() {
        return id;
    }

    long trace() {
        return trace;
    }

    TraceField field() {
        return TraceField.valueOf(field);
    }

    String answer() {
        return answer;
    }

    Decision decision() {
        return decided.decision();
    }

    @Override
    public AuditedChange audited() {
        Decision decision = decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                null,
                decision.by(),
                "trace:" + trace,
                "trace.answered",
                AuditedChange.values(
                        "field",
                        field().code(),
                        "answer",
                        answer,
                        "evidence",
                        decision.evidence(),
                        "on",
                        decision.on()),
                decision.reason());
    }
}
