// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Embeddable;

import org.shifan.api.audit.CalledFrom;
import org.shifan.api.core.Actor;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.mark.MarkPermit;

/** Who entered a row, for which day, when and why. */
@Embeddable
class SignedColumns {
    @Column(name = "FOR_DAY", nullable = false, updatable = false)
    private LocalDate day;

    @Column(name = "RECORDED", nullable = false, updatable = false)
    private long recorded;

    @Column(name = "ACCOUNT", updatable = false)
    private String account;

    @Column(name = "NAME", updatable = false)
    private String name;

    @Column(name = "REASON", nullable = false, updatable = false)
    private String reason;

    @Column(name = "EVIDENCE", updatable = false)
    private String evidence;

    @Column(name = "FROM_WHERE", updatable = false)
    private String from;

    protected SignedColumns() {}

    SignedColumns(Signature by, String evidence, Instant at) {
        this(by.actor(), by.on(), by.reason(), evidence, at);
    }

    SignedColumns(Actor by, LocalDate day, String reason, String evidence, Instant at) {
        this.day = day;
        recorded = at.toEpochMilli();
        account = by.account();
        name = by.name();
        this.reason = reason;
        this.evidence = evidence;
        from = CalledFrom.now().isEmpty() ? null : CalledFrom.now();
    }

    LocalDate day() {
        return day;
    }

    Instant at() {
        return Instant.ofEpochMilli(recorded);
    }

    /** Some databases keep no empty text. */
    Actor actor() {
        return new Actor(account, name);
    }

    /** From where it was entered; empty when nobody knows. */
    String from() {
        return from == null ? "" : from;
    }

    String reason() {
        return reason;
    }

    String evidence() {
        return evidence == null ? "" : evidence;
    }

    MarkPermit.Entry entry() {
        return new MarkPermit.Entry(at(), day, actor(), reason, evidence());
    }
}
