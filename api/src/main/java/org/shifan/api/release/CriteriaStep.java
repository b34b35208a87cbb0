// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.core.Actor;

/**
 * A step on the way of one content of a criteria set. Steps are added, never changed.
 *
 * @param set the set's id
 * @param version its version
 * @param digest SHA-256 of the canonical document, so that the step is about this content and no other
 * @param at when it was taken
 * @param by who took it: the account that was logged in, the name that was given where nobody was, or the bundle that
 *     caused it
 * @param reason why; empty when the kind says it all
 * @param day the day on which it is to be in force, or was to be; null when none was named
 * @param loggedIn whether the server had checked who it was
 * @param onBehalfOf for whom the account said it acted; empty when for itself
 * @param prediction digest of what the set was shown to do when this step was taken; empty without one
 */
public record CriteriaStep(
        String set,
        String version,
        String digest,
        Kind kind,
        Instant at,
        String by,
        String reason,
        LocalDate day,
        boolean loggedIn,
        String onBehalfOf,
        String prediction) {
    public CriteriaStep {
        Objects.requireNonNull(set, "set");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        by = by == null ? "" : by.strip();
        reason = reason == null ? "" : reason.strip();
        onBehalfOf = onBehalfOf == null ? "" : onBehalfOf.strip();
        prediction = prediction == null ? "" : prediction;
    }

    /** A step that no account took and that stands on no prediction. */
    public CriteriaStep(
            String set, String version, String digest, Kind kind, Instant at, String by, String reason, LocalDate day) {
        this(set, version, digest, kind, at, by, reason, day, false, "", "");
    }

    /** Who took it, as far as the server knew. */
    public Actor actor() {
        return loggedIn ? new Actor(by, onBehalfOf) : Actor.named(by);
    }

    /** What was done. */
    public enum Kind {
        /** It was found sound: document, facts, functions, and every golden case that it brings. */
        CHECKED,
        /** A named person puts it forward to be in force. */
        SUBMITTED,
        /** It is evaluated beside the set in force; nobody sees its results in a ranking. */
        SHADOWED,
        /** A second person agreed; it comes into force on its day. */
        APPROVED,
        /** It came into force. */
        ACTIVATED,
        /**
         * Its day came, but it does something else than was shown when it was approved; the reason says what. What was in
         * force stays so, and it has to be submitted and approved anew.
         */
        HALTED,
        /** A named person took back what was submitted or approved, before it was in force. */
        WITHDRAWN,
        /** A named person took it out of force; the version before it serves again. */
        ROLLED_BACK,
        /** Its bundle brings another content instead. */
        REPLACED,
        /** Its bundle was stopped or removed. */
        RETIRED
    }
}
