// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import java.util.Collections;

import javax.persistence.Column;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.certificate.Certificate;

/** A row of MARK_CERTIFICATE. */
@Entity
@Table(name = "MARK_CERTIFICATE")
class CertificateEntity implements AuditedRow {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "EVALUATION", nullable = false, updatable = false)
    private long evaluation;

    @Column(name = "KEY_ID", nullable = false, updatable = false)
    private String key;

    @Lob
    @Column(name = "CERTIFICATE", nullable = false, updatable = false)
    private String text;

    @Embedded
    private SignedColumns signed;

    protected CertificateEntity() {}

    CertificateEntity(long evaluation, String key, String text, SignedColumns signed) {
        this.evaluation = evaluation;
        this.key = key;
        this.text = text;
        this.signed = signed;
    }

    Certificate certificate() {
        return new Certificate(id, evaluation, key, text, signed.at(), signed.actor());
    }

    @Override
    public AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                signed.at(),
                signed.actor(),
                signed.from(),
                "evaluation:" + evaluation,
                "certificate.issued",
                Collections.emptySortedMap(),
                AuditedChange.values("certificate", text, "key", key, "for", signed.day()),
                signed.reason());
    }
}
