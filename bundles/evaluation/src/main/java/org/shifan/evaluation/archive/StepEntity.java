// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.release.CriteriaStep;

/** A row of EVAL_STEP. */
@Entity
@Table(name = "EVAL_STEP")
class StepEntity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "ID")
    private Long number;

    @Column(name = "SET_ID", nullable = false, updatable = false)
    private String set;

    @Column(name = "VERSION", nullable = false, updatable = false)
    private String version;

    @Column(name = "DIGEST", nullable = false, updatable = false)
    private String digest;

    @Column(name = "STEP", nullable = false, updatable = false)
    private String kind;

    @Column(name = "TAKEN", nullable = false, updatable = false)
    private long taken;

    @Column(name = "TAKEN_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "REASON", updatable = false)
    private String reason;

    @Column(name = "IN_FORCE_FROM", updatable = false)
    private LocalDate day;

    @Column(name = "LOGGED_IN", nullable = false, updatable = false)
    private boolean loggedIn;

    @Column(name = "ON_BEHALF_OF", updatable = false)
    private String onBehalfOf;

    @Column(name = "PREDICTION", updatable = false)
    private String prediction;

    protected StepEntity() {}

    StepEntity(CriteriaStep step) {
        set = step.set();
        version = step.version();
        digest = step.digest();
        kind = step.kind().name();
        taken = step.at().toEpochMilli();
        by = step.by();
        reason = step.reason().isEmpty() ? null : step.reason();
        day = step.day();
        loggedIn = step.loggedIn();
        onBehalfOf = step.onBehalfOf().isEmpty() ? null : step.onBehalfOf();
        prediction = step.prediction().isEmpty() ? null : step.prediction();
    }

    CriteriaStep step() {
        return new CriteriaStep(
                set,
                version,
                digest,
                CriteriaStep.Kind.valueOf(kind),
                Instant.ofEpochMilli(taken),
                by,
                reason,
                day,
                loggedIn,
                onBehalfOf,
                prediction);
    }

    AuditedChange change() {
        return new AuditedChange(
                AuditedChange.position(number),
                Instant.ofEpochMilli(taken),
                loggedIn ? new Actor(by, onBehalfOf) : Actor.named(by),
                "",
                "criteria:" + set + "@" + version,
                "criteria." + kind.toLowerCase(Locale.ROOT),
                AuditedChange.values(),
                AuditedChange.values("digest", digest, "in-force-from", day, "prediction", prediction),
                reason);
    }
}
