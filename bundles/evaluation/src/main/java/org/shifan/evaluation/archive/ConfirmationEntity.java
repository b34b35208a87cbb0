// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/** A row of EVAL_CONFIRMATION. */
@Entity
@Table(name = "EVAL_CONFIRMATION")
class ConfirmationEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "OVERRIDE_ID", nullable = false, updatable = false)
    private long override;

    @Embedded
    private Signature signature;

    protected ConfirmationEntity() {}

    ConfirmationEntity(long override, Actor actor, Decision decision, long entered) {
        this.override = override;
        this.signature = new Signature(actor, decision, entered);
    }

    long id() {
        return id;
    }

    long override() {
        return override;
    }

    Actor actor() {
        return signature.actor();
    }

    Decision decision() {
        return signature.decision();
    }

    /** @param subject of the result that was decided otherwise */
    AuditedChange change(String subject) {
        return signature.change(
                id, subject, "override.confirmed", AuditedChange.values(), AuditedChange.values("override", override));
    }
}
