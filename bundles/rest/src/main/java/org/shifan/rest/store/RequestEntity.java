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

/** A row of RST_REQUEST. */
@Entity
@Table(name = "RST_REQUEST")
class RequestEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "RECEIVED", nullable = false, updatable = false)
    private long received;

    @Column(name = "ACCOUNT", nullable = false, updatable = false)
    private String account;

    @Column(name = "TOKEN_ID", nullable = false, updatable = false)
    private long token;

    @Column(name = "ORIGIN", nullable = false, updatable = false)
    private String origin;

    @Column(name = "OPERATION", nullable = false, updatable = false)
    private String operation;

    @Column(name = "PATH", nullable = false, updatable = false)
    private String path;

    @Column(name = "STATUS", nullable = false, updatable = false)
    private int status;

    protected RequestEntity() {}

    RequestEntity(
            Instant received, String account, long token, String origin, String operation, String path, int status) {
        this.received = received.toEpochMilli();
        this.account = account;
        this.token = token;
        this.origin = origin;
        this.operation = operation;
        this.path = path;
        this.status = status;
    }

    AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(id),
                Instant.ofEpochMilli(received),
                new Actor(account, ""),
                origin,
                path,
                "http." + operation,
                AuditedChange.values(),
                AuditedChange.values("status", status, "token", token == 0 ? null : token),
                "");
    }
}
