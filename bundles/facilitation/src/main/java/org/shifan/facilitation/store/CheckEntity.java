// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.MeasureCheck;

/** A row of FAC_CHECK. */
@Entity
@Table(name = "FAC_CHECK")
public class CheckEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TREATMENT", nullable = false)
    private long treatment;

    @Column(name = "DECLARATION", nullable = false)
    private String declaration;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "MEASURE", nullable = false)
    private String measure;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "CHECKED_ON", nullable = false)
    private LocalDate checkedOn;

    @Lob
    @Column(name = "PARTIES")
    private String parties;

    @Column(name = "FAILED", nullable = false)
    private int failed;

    @Lob
    @Column(name = "FAILED_ITEMS")
    private String failedItems;

    @Embedded
    private DecisionColumns entered;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected CheckEntity() {}

    public CheckEntity(MeasureCheck check, Instant at) {
        id = check.number();
        treatment = check.treatment();
        declaration = check.declaration();
        enterprise = check.enterprise().value();
        bureau = check.bureau().value();
        measure = check.measure();
        hs = check.hs().value();
        kind = check.kind().name();
        checkedOn = check.checkedOn();
        parties = check.parties().isEmpty() ? null : Lines.join(check.parties());
        failed = check.passed() ? 0 : 1;
        failedItems = check.passed() ? null : Lines.join(check.failedItems());
        entered = new DecisionColumns(check.entered());
        recorded = at.toEpochMilli();
    }

    public MeasureCheck check() {
        return new MeasureCheck(
                id,
                treatment,
                declaration,
                OrganisationCode.of(enterprise),
                BureauCode.of(bureau),
                measure,
                HsCode.of(hs),
                MeasureCheck.Kind.valueOf(kind),
                checkedOn,
                Lines.split(parties),
                Lines.split(failedItems),
                entered.decision());
    }

    AuditedChange change() {
        Decision decision = entered.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                decision.by(),
                "enterprise:" + enterprise,
                "check.entered",
                AuditedChange.values(
                        "number", id,
                        "declaration", declaration,
                        "measure", measure,
                        "kind", kind,
                        "checked", checkedOn,
                        "parties", String.join(", ", Lines.split(parties)),
                        "failed", String.join(", ", Lines.split(failedItems)),
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }
}
