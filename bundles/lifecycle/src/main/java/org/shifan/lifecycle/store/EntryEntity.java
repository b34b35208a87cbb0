// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.audit.CalledFrom;
import org.shifan.api.core.Actor;
import org.shifan.api.lifecycle.CaseEntry;

/** A row of LIFE_ENTRY. */
@Entity
@Table(name = "LIFE_ENTRY")
class EntryEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "CASE_ID", nullable = false, updatable = false)
    private long caseId;

    @Column(name = "ENTRY_NO", nullable = false, updatable = false)
    private int number;

    @Column(name = "KIND", nullable = false, updatable = false)
    private String kind;

    @Column(name = "WHAT", updatable = false)
    private String what;

    @Column(name = "STATE_BEFORE", nullable = false, updatable = false)
    private String before;

    @Column(name = "STATE_AFTER", nullable = false, updatable = false)
    private String after;

    @Column(name = "FOR_DAY", nullable = false, updatable = false)
    private LocalDate day;

    @Column(name = "RECORDED", nullable = false, updatable = false)
    private long recorded;

    @Column(name = "IN_ROLE", updatable = false)
    private String role;

    @Column(name = "MADE_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "ON_BEHALF_OF", updatable = false)
    private String onBehalfOf;

    @Column(name = "LOGGED_IN", nullable = false, updatable = false)
    private boolean loggedIn;

    @Column(name = "REASON", nullable = false, updatable = false)
    private String reason;

    @Lob
    @Column(name = "DETAILS", updatable = false)
    private String details;

    @Column(name = "CORRECTS", nullable = false, updatable = false)
    private int corrects;

    @Column(name = "FROM_WHERE", updatable = false)
    private String from;

    protected EntryEntity() {}

    EntryEntity(long caseId, CaseEntry entry) {
        this.caseId = caseId;
        number = entry.number();
        kind = entry.kind().name();
        what = nullable(entry.what());
        before = entry.before();
        after = entry.after();
        day = entry.day();
        recorded = entry.recorded().toEpochMilli();
        role = nullable(entry.role());
        by = entry.by();
        onBehalfOf = nullable(entry.onBehalfOf());
        loggedIn = entry.loggedIn();
        reason = entry.reason();
        details = entry.details().isEmpty() ? null : DetailsJson.write(entry.details());
        corrects = entry.corrects();
        from = CalledFrom.now().isEmpty() ? null : CalledFrom.now();
    }

    long caseId() {
        return caseId;
    }

    CaseEntry entry() {
        return new CaseEntry(
                number,
                CaseEntry.Kind.valueOf(kind),
                plain(what),
                before,
                after,
                day,
                Instant.ofEpochMilli(recorded),
                plain(role),
                by,
                plain(onBehalfOf),
                loggedIn,
                reason,
                DetailsJson.details(details),
                corrects,
                false);
    }

    /** What the audit log sees of it: the row as it stands, of which nothing is made. */
    AuditedChange change(CaseEntity of) {
        SortedMap<String, String> values = AuditedChange.values(
                "case",
                caseId,
                "line",
                number,
                "what",
                what,
                "state",
                after,
                "day",
                day,
                "role",
                role,
                "details",
                details,
                "corrects",
                corrects == 0 ? null : corrects);
        if (of != null && number == 1) {
            values.putAll(of.values());
        }
        return new AuditedChange(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                loggedIn ? new Actor(by, plain(onBehalfOf)) : Actor.named(by),
                plain(from),
                of == null ? "case:" + caseId : of.subject(),
                "case." + kind.toLowerCase(Locale.ROOT).replace('_', '-'),
                before.isEmpty() || before.equals(after)
                        ? Collections.emptySortedMap()
                        : AuditedChange.values("state", before),
                values,
                reason);
    }

    private static String nullable(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String plain(String text) {
        return text == null ? "" : text;
    }
}
