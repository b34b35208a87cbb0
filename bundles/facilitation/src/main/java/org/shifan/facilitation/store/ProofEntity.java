// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.LocalDate;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.Proof;

/** A row of FAC_PROOF. */
@Entity
@Table(name = "FAC_PROOF")
public class ProofEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "DECLARATION", nullable = false)
    private String declaration;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "LABORATORY")
    private String laboratory;

    @Column(name = "REPORT", nullable = false)
    private String report;

    @Column(name = "ISSUED", nullable = false)
    private LocalDate issued;

    @Embedded
    private DecisionColumns handedIn;

    @Column(name = "DRAWN", nullable = false)
    private int drawn;

    @Column(name = "OUTCOME", nullable = false)
    private String outcome;

    @Embedded
    @AttributeOverrides({
        @AttributeOverride(name = "by", column = @Column(name = "VERIFIED_BY")),
        @AttributeOverride(name = "on", column = @Column(name = "VERIFIED_ON")),
        @AttributeOverride(name = "reason", column = @Column(name = "VERIFY_REASON")),
        @AttributeOverride(name = "evidence", column = @Column(name = "VERIFY_EVIDENCE"))
    })
    private DecisionColumns verified;

    /** Its place among those that were verified. */
    @Column(name = "VERIFY_NUMBER")
    private Long verifyNumber;

    protected ProofEntity() {}

    public ProofEntity(long id, Proof proof) {
        this.id = id;
        declaration = proof.declaration();
        enterprise = proof.enterprise().value();
        laboratory = proof.laboratory().isEmpty() ? null : proof.laboratory();
        report = DecisionColumns.within("report", proof.report(), 100);
        issued = proof.issued();
        handedIn = new DecisionColumns(proof.handedIn());
        drawn = proof.drawn() ? 1 : 0;
        outcome = proof.outcome().name();
    }

    public void verify(long number, Proof.Outcome found, Decision decision) {
        verifyNumber = number;
        outcome = found.name();
        verified = new DecisionColumns(decision);
    }

    /** When it was entered is not kept, only the day of the decision. */
    AuditedChange taken() {
        Decision decision = handedIn.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                null,
                decision.by(),
                "enterprise:" + enterprise,
                "proof.entered",
                AuditedChange.values(
                        "number", id,
                        "declaration", declaration,
                        "laboratory", laboratory,
                        "report", report,
                        "issued", issued,
                        "drawn", drawn,
                        "evidence", decision.evidence(),
                        "on", decision.on()),
                decision.reason());
    }

    AuditedChange checked() {
        Decision decision = verified.decision();
        return new AuditedChange(
                AuditedChange.position(verifyNumber),
                null,
                Actor.named(decision.by()),
                "",
                "enterprise:" + enterprise,
                "proof.verified",
                AuditedChange.values("number", id, "outcome", Proof.Outcome.OPEN),
                AuditedChange.values(
                        "number", id, "outcome", outcome, "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }

    public Proof proof() {
        Proof.Outcome found = Proof.Outcome.valueOf(outcome);
        return new Proof(
                id,
                declaration,
                OrganisationCode.of(enterprise),
                laboratory == null ? "" : laboratory,
                report,
                issued,
                handedIn.decision(),
                drawn == 1,
                found,
                found == Proof.Outcome.OPEN ? null : verified.decision());
    }
}
