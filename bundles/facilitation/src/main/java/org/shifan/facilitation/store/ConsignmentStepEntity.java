// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.ProjectConsignment.Step;

/** A row of FAC_CONSIGNMENT_STEP. */
@Entity
@Table(name = "FAC_CONSIGNMENT_STEP")
public class ConsignmentStepEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "CONSIGNMENT", nullable = false)
    private long consignment;

    @Column(name = "DECLARATION")
    private String declaration;

    @Column(name = "STEP_ON", nullable = false)
    private LocalDate on;

    @Column(name = "QUANTITY", nullable = false)
    private BigDecimal quantity;

    @Embedded
    private DecisionColumns decided;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected ConsignmentStepEntity() {}

    public ConsignmentStepEntity(long consignment, Step step, Instant at) {
        id = step.number();
        this.consignment = consignment;
        declaration = step.declaration().isEmpty() ? null : step.declaration();
        on = step.on();
        quantity = step.quantity();
        decided = new DecisionColumns(step.decision());
        recorded = at.toEpochMilli();
    }

    /** The number of what it belongs to. */
    public long consignment() {
        return consignment;
    }

    public Step step() {
        return new Step(
                id, declaration == null ? "" : declaration, on, ConsignmentEntity.plain(quantity), decided.decision());
    }

    AuditedChange change() {
        Decision decision = decided.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                "consignment:" + consignment,
                declaration == null ? "consignment.written-off" : "consignment.back",
                AuditedChange.values(
                        "declaration", declaration,
                        "quantity", quantity,
                        "day", on,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }
}
