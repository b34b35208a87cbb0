// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.OrganisationCode;

/** A row of FAC_REMINDER. */
@Entity
@Table(name = "FAC_REMINDER")
public class ReminderEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "KIND", nullable = false)
    private String kind;

    @Column(name = "ABOUT", nullable = false)
    private long about;

    @Column(name = "DECLARATION", nullable = false)
    private String declaration;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "DUE", nullable = false)
    private LocalDate due;

    @Column(name = "SAID_ON", nullable = false)
    private LocalDate saidOn;

    @Column(name = "LATE", nullable = false)
    private int late;

    @Column(name = "RECORDED", nullable = false)
    private long recorded;

    protected ReminderEntity() {}

    /** @param late whether it is said to be late; otherwise it is asked for */
    public ReminderEntity(
            long id,
            String kind,
            long about,
            String declaration,
            OrganisationCode enterprise,
            LocalDate due,
            LocalDate saidOn,
            boolean late,
            Instant at) {
        this.id = id;
        this.kind = kind;
        this.about = about;
        this.declaration = declaration;
        this.enterprise = enterprise.value();
        this.due = due;
        this.saidOn = saidOn;
        this.late = late ? 1 : 0;
        recorded = at.toEpochMilli();
    }

    public long about() {
        return about;
    }

    public String declaration() {
        return declaration;
    }

    public LocalDate saidOn() {
        return saidOn;
    }

    public LocalDate due() {
        return due;
    }

    /** The day on which it was said to be late; null for a row that only asks. */
    public LocalDate lateSaid() {
        return late == 1 ? saidOn : null;
    }

    /** The platform itself says it: nobody's name stands under it. */
    AuditedChange change() {
        return AuditedChange.added(
                AuditedChange.position(id),
                Instant.ofEpochMilli(recorded),
                "",
                "enterprise:" + enterprise,
                kind + (late == 1 ? ".late" : ".asked"),
                AuditedChange.values("number", about, "declaration", declaration, "due", due, "on", saidOn),
                "");
    }
}
