// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.store;

import java.time.Instant;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.rest.http.Journal;

/** A row of RST_REPLY. */
@Entity
@Table(name = "RST_REPLY")
class ReplyEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "ACCOUNT", nullable = false, updatable = false)
    private String account;

    @Column(name = "IDEMPOTENCY_KEY", nullable = false, updatable = false)
    private String key;

    @Column(name = "REQUEST_DIGEST", nullable = false, updatable = false)
    private String digest;

    @Column(name = "RECEIVED", nullable = false, updatable = false)
    private long received;

    @Column(name = "STATUS", nullable = false)
    private int status;

    @Lob
    @Column(name = "HEADERS")
    private String headers;

    @Lob
    @Column(name = "BODY")
    private String body;

    protected ReplyEntity() {}

    ReplyEntity(String account, String key, String digest, Instant received) {
        this.account = account;
        this.key = key;
        this.digest = digest;
        this.received = received.toEpochMilli();
    }

    void ended(Journal.Kept answer) {
        status = answer.status();
        headers = answer.headers();
        body = answer.body();
    }

    Journal.Kept kept() {
        return new Journal.Kept(digest, status, headers == null ? "" : headers, body == null ? "" : body);
    }
}
