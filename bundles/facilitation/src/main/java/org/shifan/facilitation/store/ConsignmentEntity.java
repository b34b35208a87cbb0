// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.ProjectConsignment;
import org.shifan.api.facilitation.ProjectConsignment.Step;
import org.shifan.api.facilitation.Shipment;

/** A row of FAC_CONSIGNMENT. */
@Entity
@Table(name = "FAC_CONSIGNMENT")
public class ConsignmentEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "PROJECT", nullable = false)
    private long project;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "DECLARATION", nullable = false)
    private String declaration;

    @Column(name = "DIRECTION", nullable = false)
    private String direction;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "DECLARED_ON", nullable = false)
    private LocalDate on;

    @Column(name = "GOODS", nullable = false)
    private String goods;

    @Column(name = "QUANTITY", nullable = false)
    private BigDecimal quantity;

    /** What is neither back nor written off. */
    @Column(name = "OPEN_QUANTITY", nullable = false)
    private BigDecimal open;

    @Column(name = "UNIT", nullable = false)
    private String unit;

    @Column(name = "DUE", nullable = false)
    private LocalDate due;

    @Embedded
    private DecisionColumns entered;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected ConsignmentEntity() {}

    public ConsignmentEntity(long id, ProjectConsignment consignment, Instant at) {
        this.id = id;
        project = consignment.project();
        kind = consignment.kind().name();
        enterprise = consignment.enterprise().value();
        bureau = consignment.bureau().value();
        declaration = consignment.declaration();
        direction = consignment.direction().name();
        hs = consignment.hs().value();
        on = consignment.on();
        goods = DecisionColumns.within("goods", consignment.goods(), 200);
        quantity = consignment.quantity();
        open = consignment.quantity();
        unit = DecisionColumns.within("unit", consignment.unit(), 20);
        due = consignment.due();
        entered = new DecisionColumns(consignment.entered());
        recorded = at.toEpochMilli();
    }

    /** A quantity without the zeros that its column adds. */
    static BigDecimal plain(BigDecimal quantity) {
        BigDecimal stripped = quantity.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public long id() {
        return id;
    }

    /** Takes what came back, or was written off, from what is open. */
    public void less(BigDecimal part) {
        open = open.subtract(part);
    }

    public ProjectConsignment consignment(List<Step> steps) {
        return new ProjectConsignment(
                id,
                project,
                DeclaredGround.Kind.valueOf(kind),
                OrganisationCode.of(enterprise),
                BureauCode.of(bureau),
                declaration,
                Shipment.Direction.valueOf(direction),
                HsCode.of(hs),
                on,
                goods,
                plain(quantity),
                unit,
                due,
                entered.decision(),
                steps);
    }

    AuditedChange begun() {
        Decision decision = entered.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                "enterprise:" + enterprise,
                "consignment.entered",
                AuditedChange.values(
                        "number", id,
                        "project", project,
                        "declaration", declaration,
                        "direction", direction,
                        "goods", goods,
                        "quantity", plain(quantity) + " " + unit,
                        "due", due,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }
}
