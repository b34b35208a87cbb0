// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;

/** A row of RST_TOKEN. */
@Entity
@Table(name = "RST_TOKEN")
class TokenEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "DIGEST", nullable = false, updatable = false)
    private String digest;

    @Column(name = "ACCOUNT", nullable = false, updatable = false)
    private String account;

    @Column(name = "PRINCIPALS", nullable = false, updatable = false)
    private String principals;

    @Column(name = "LABEL", nullable = false, updatable = false)
    private String label;

    @Column(name = "ISSUED", nullable = false, updatable = false)
    private long issued;

    @Column(name = "EXPIRES", nullable = false, updatable = false)
    private long expires;

    @Column(name = "ISSUED_BY", nullable = false, updatable = false)
    private String issuedBy;

    protected TokenEntity() {}

    TokenEntity(
            String digest,
            String account,
            String principals,
            String label,
            Instant issued,
            Instant expires,
            String issuedBy) {
        this.digest = digest;
        this.account = account;
        this.principals = principals;
        this.label = label;
        this.issued = issued.toEpochMilli();
        this.expires = expires.toEpochMilli();
        this.issuedBy = issuedBy;
    }

    Token token(RevocationEntity revocation) {
        return new Token(
                id,
                account,
                principals,
                label,
                Instant.ofEpochMilli(issued),
                Instant.ofEpochMilli(expires),
                issuedBy,
                revocation == null ? null : revocation.at(),
                revocation == null ? null : revocation.by());
    }

    AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                Instant.ofEpochMilli(issued),
                new Actor(issuedBy, ""),
                "",
                "account:" + account,
                "token.issued",
                AuditedChange.values(),
                AuditedChange.values(
                        "token", id, "digest", digest, "label", label, "expires", Instant.ofEpochMilli(expires)),
                "");
    }
}
