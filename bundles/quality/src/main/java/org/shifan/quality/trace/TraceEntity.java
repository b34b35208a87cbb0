// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.Cause;
import org.shifan.api.quality.Trace;

/** A row of QUAL_TRACE. */
@Entity
@Table(name = "QUAL_TRACE")
class TraceEntity {
    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "INCIDENT", nullable = false)
    private long incident;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "FIRST_NAME", nullable = false)
    private String first;

    @Column(name = "FIRST_DECLARED", nullable = false)
    private String firstDeclared = Trace.Declared.NOT_YET.name();

    @Column(name = "SECOND_NAME", nullable = false)
    private String second;

    @Column(name = "SECOND_DECLARED", nullable = false)
    private String secondDeclared = Trace.Declared.NOT_YET.name();

    @Column(name = "OPENED", nullable = false)
    private LocalDate opened;

    @Column(name = "DUE", nullable = false)
    private LocalDate due;

    @Column(name = "STATE", nullable = false)
    private String state = Trace.State.OPEN.name();

    @Column(name = "CAUSE")
    private String cause;

    @Column(name = "REVIEWER")
    private String reviewer;

    @Column(name = "LEADER")
    private String leader;

    @Column(name = "ESCALATED")
    private LocalDate escalated;

    protected TraceEntity() {}

    TraceEntity(
            long id,
            long incident,
            BureauCode bureau,
            OrganisationCode enterprise,
            List<String> investigators,
            LocalDate opened,
            LocalDate due) {
        this.id = id;
        this.incident = incident;
        this.bureau = bureau.value();
        this.enterprise = enterprise.value();
        first = investigators.get(0);
        second = investigators.get(1);
        this.opened = opened;
        this.due = due;
    }

    /** Persons are told apart by this. */
    static String person(String name) {
        return name.strip().replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    long id() {
        return id;
    }

    long incident() {
        return incident;
    }

    BureauCode bureau() {
        return BureauCode.of(bureau);
    }

    OrganisationCode enterprise() {
        return OrganisationCode.of(enterprise);
    }

    Trace.State state() {
        return Trace.State.valueOf(state);
    }

    Cause cause() {
        return cause == null ? null : Cause.valueOf(cause);
    }

    String reviewer() {
        return reviewer;
    }

    LocalDate due() {
        return due;
    }

    LocalDate opened() {
        return opened;
    }

    String leader() {
        return leader;
    }

    LocalDate escalated() {
        return escalated;
    }

    List<Trace.Investigator> investigators() {
        return List.of(
                new Trace.Investigator(first, Trace.Declared.valueOf(firstDeclared)),
                new Trace.Investigator(second, Trace.Declared.valueOf(secondDeclared)));
    }

    boolean investigates(String name) {
        return person(first).equals(person(name)) || person(second).equals(person(name));
    }

    void declare(String name, Trace.Declared declared) {
        if (person(first).equals(person(name))) {
            firstDeclared = declared.name();
        } else {
            secondDeclared = declared.name();
        }
    }

    void replace(String former, String other) {
        if (person(first).equals(person(former))) {
            first = other.strip();
            firstDeclared = Trace.Declared.NOT_YET.name();
        } else {
            second = other.strip();
            secondDeclared = Trace.Declared.NOT_YET.name();
        }
    }

    void review(Cause found, String by) {
        cause = found.name();
        reviewer = by;
        state = Trace.State.REVIEWED.name();
    }

    void sendBack() {
        cause = null;
        reviewer = null;
        state = Trace.State.OPEN.name();
    }

    void confirm(String by) {
        leader = by;
        state = Trace.State.CLOSED.name();
    }

    void escalate(LocalDate day) {
        escalated = day;
    }
}
