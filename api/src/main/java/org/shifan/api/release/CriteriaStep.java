// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A step on the way of one content of a criteria set. Steps are added, never changed.
 *
 * @param set the set's id
 * @param version its version
 * @param digest SHA-256 of the canonical document, so that the step is about this content and no other
 * @param at when it was taken
 * @param by who took it: a person's name, or the bundle that caused it
 * @param reason why; empty when the kind says it all
 * @param day the day on which it is to be in force, or was to be; null when none was named
 */
public record CriteriaStep(
        String set, String version, String digest, Kind kind, Instant at, String by, String reason, LocalDate day) {
    public CriteriaStep {
        Objects.requireNonNull(set, "set");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        by = by == null ? "" : by.strip();
        reason = reason == null ? "" : reason.strip();
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
        /** A named person took it out of force; the version before it serves again. */
        ROLLED_BACK,
        /** Its bundle brings another content instead. */
        REPLACED,
        /** Its bundle was stopped or removed. */
        RETIRED
    }
}
