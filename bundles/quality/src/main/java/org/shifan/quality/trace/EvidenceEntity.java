// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.TraceEvidence;
import org.shifan.quality.store.AuditedStep;
import org.shifan.quality.store.DecisionColumns;

/** A row of QUAL_EVIDENCE. */
@Entity
@Table(name = "QUAL_EVIDENCE")
public class EvidenceEntity implements AuditedStep {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "TRACE", nullable = false)
    private long trace;

    @Column(name = "DOCUMENT", nullable = false)
    private String document;

    @Column(name = "SHA256", nullable = false)
    private String sha256;

    @Embedded
    private DecisionColumns decided;

    protected EvidenceEntity() {}

    EvidenceEntity(long id, long trace, String document, String sha256, Decision decision) {
        this.id = id;
        this.trace = trace;
        this.document = document;
        this.sha256 = sha256;
        decided = new DecisionColumns(decision);
    }

    long id() {
        return id;
    }

    long trace() {
        return trace;
    }

    TraceEvidence evidence() {
        return new TraceEvidence(document, sha256, decided.decision());
    }

    @Override
    public AuditedChange audited() {
        Decision decision = decided.decision();
        return AuditedChange.added(
                AuditedChange.position(id),
                null,
                decision.by(),
                "trace:" + trace,
                "trace.document",
                AuditedChange.values(
                        "document", document, "sha256", sha256, "evidence", decision.evidence(), "on", decision.on()),
                decision.reason());
    }
}
