// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
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
import org.shifan.api.work.Work;

/** A row of LIFE_WORK_LINE; never changed. */
@Entity
@Table(name = "LIFE_WORK_LINE")
class WorkLineEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "WORK_ID", nullable = false, updatable = false)
    private long work;

    @Column(name = "LINE_NO", nullable = false, updatable = false)
    private int number;

    @Column(name = "STEP", nullable = false, updatable = false)
    private String step;

    @Column(name = "FOR_DAY", nullable = false, updatable = false)
    private LocalDate day;

    @Column(name = "RECORDED", nullable = false, updatable = false)
    private long recorded;

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

    @Column(name = "FROM_WHERE", updatable = false)
    private String from;

    protected WorkLineEntity() {}

    WorkLineEntity(long work, int number, Work.Line line) {
        this.work = work;
        this.number = number;
        step = line.step();
        day = line.on();
        recorded = line.recorded().toEpochMilli();
        by = line.actor().by();
        onBehalfOf = line.actor().onBehalfOf().isEmpty() ? null : line.actor().onBehalfOf();
        loggedIn = line.actor().loggedIn();
        reason = line.reason();
        details = line.details().isEmpty() ? null : DetailsJson.write(line.details());
        from = CalledFrom.now().isEmpty() ? null : CalledFrom.now();
    }

    long work() {
        return work;
    }

    private Actor actor() {
        return loggedIn ? new Actor(by, onBehalfOf) : Actor.named(by);
    }

    Work.Line line() {
        return new Work.Line(step, day, DetailsJson.details(details), actor(), reason, Instant.ofEpochMilli(recorded));
    }

    AuditedChange change(WorkEntity of) {
        SortedMap<String, String> values =
                AuditedChange.values("work", work, "line", number, "day", day, "details", details);
        if (number == 1) {
            values.putAll(of.values());
        }
        return new AuditedChange(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                actor(),
                from == null ? "" : from,
                of.subject(),
                "work." + step,
                Collections.emptySortedMap(),
                values,
                reason);
    }
}
