// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;

import javax.persistence.Column;
import javax.persistence.Embeddable;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/** The columns of who decided something, when and why, and when it was entered. */
@Embeddable
class Signature {
    @Column(name = "MADE_BY", nullable = false, updatable = false)
    private String by;

    @Column(name = "MADE_ON", nullable = false, updatable = false)
    private LocalDate on;

    @Column(name = "REASON", nullable = false, updatable = false)
    private String reason;

    @Column(name = "EVIDENCE", updatable = false)
    private String evidence;

    @Column(name = "ENTERED", nullable = false, updatable = false)
    private long entered;

    @Column(name = "LOGGED_IN", nullable = false, updatable = false)
    private boolean loggedIn;

    @Column(name = "ON_BEHALF_OF", updatable = false)
    private String onBehalfOf;

    protected Signature() {}

    Signature(Actor actor, Decision decision, long entered) {
        this.loggedIn = actor.loggedIn();
        this.onBehalfOf = actor.onBehalfOf();
        this.by = decision.by();
        this.on = decision.on();
        this.reason = decision.reason();
        this.evidence = decision.evidence();
        this.entered = entered;
    }

    Actor actor() {
        return loggedIn ? new Actor(by, onBehalfOf) : Actor.named(by);
    }

    Decision decision() {
        return new Decision(by, on, reason, evidence);
    }

    long entered() {
        return entered;
    }

    /** What was decided, with the day and the document that it rests on. */
    AuditedChange change(
            long number,
            String subject,
            String action,
            SortedMap<String, String> before,
            SortedMap<String, String> decided) {
        decided.putAll(AuditedChange.values("on", on, "evidence", evidence));
        return new AuditedChange(
                AuditedChange.position(number),
                Instant.ofEpochMilli(entered),
                actor(),
                "",
                subject,
                action,
                before,
                decided,
                reason);
    }
}
