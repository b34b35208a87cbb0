// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.time.LocalDate;
import java.util.SortedMap;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Subject;

/** A row of LIFE_WORK; never changed. */
@Entity
@Table(name = "LIFE_WORK")
class WorkEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long id;

    @Column(name = "KIND", nullable = false, updatable = false)
    private String kind;

    @Column(name = "SUBJECT", nullable = false, updatable = false)
    private String subject;

    @Column(name = "BUREAU", nullable = false, updatable = false)
    private String bureau;

    @Column(name = "TITLE", nullable = false, updatable = false)
    private String title;

    @Column(name = "FROM_DAY", nullable = false, updatable = false)
    private LocalDate from;

    @Column(name = "UNTIL_DAY", updatable = false)
    private LocalDate until;

    protected WorkEntity() {}

    WorkEntity(String kind, Subject subject, BureauCode bureau, String title, DateRange period) {
        this.kind = kind;
        this.subject = subject.toString();
        this.bureau = bureau.value();
        this.title = title;
        from = period.from();
        until = period.to();
    }

    long id() {
        return id;
    }

    String subject() {
        return subject;
    }

    WorkStore.Head head() {
        return new WorkStore.Head(
                id, kind, Subject.of(subject), BureauCode.of(bureau), title, new DateRange(from, until));
    }

    /** What of it the audit log sees beside the first line. */
    SortedMap<String, String> values() {
        return AuditedChange.values("kind", kind, "bureau", bureau, "title", title, "from", from, "until", until);
    }
}
