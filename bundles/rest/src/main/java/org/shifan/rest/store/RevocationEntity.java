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

/** A row of RST_REVOCATION. */
@Entity
@Table(name = "RST_REVOCATION")
class RevocationEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "TOKEN_ID", nullable = false, updatable = false)
    private long token;

    @Column(name = "REVOKED", nullable = false, updatable = false)
    private long at;

    @Column(name = "REVOKED_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "REASON", nullable = false, updatable = false)
    private String reason;

    protected RevocationEntity() {}

    RevocationEntity(long token, Instant at, String by, String reason) {
        this.token = token;
        this.at = at.toEpochMilli();
        this.by = by;
        this.reason = reason;
    }

    long token() {
        return token;
    }

    Instant at() {
        return Instant.ofEpochMilli(at);
    }

    String by() {
        return by;
    }

    AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                at(),
                new Actor(by, ""),
                "",
                "token:" + token,
                "token.revoked",
                AuditedChange.values(),
                AuditedChange.values("token", token),
                reason);
    }
}
