// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.Objects;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * What is evaluated, holds a grant, or has facts: a zone or an enterprise.
 *
 * @param kind which of the two
 * @param key the zone's key or the enterprise's organisation code
 */
public record Subject(Kind kind, String key) implements Comparable<Subject> {

    /** The kinds of subject; the code is used in documents and on the console. */
    public enum Kind {
        ZONE("zone"),
        ENTERPRISE("enterprise");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public Subject {
        Objects.requireNonNull(kind, "kind");
        key = switch (kind) {
            case ZONE -> ZoneId.of(key).value();
            case ENTERPRISE -> OrganisationCode.of(key).value();
        };
    }

    public static Subject zone(ZoneId id) {
        return new Subject(Kind.ZONE, id.value());
    }

    public static Subject enterprise(OrganisationCode code) {
        return new Subject(Kind.ENTERPRISE, code.value());
    }

    /**
     * Reads {@code zone:320583-01} or {@code enterprise:192203821}.
     *
     * @throws ShifanException {@code core.subject.form}
     */
    public static Subject of(String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.code() + ":")) {
                return new Subject(kind, text.substring(kind.code().length() + 1));
            }
        }
        throw new ShifanException(Messages.of(Subject.class).message("core.subject.form", text));
    }

    /** The zone's key; only for a subject of that kind. */
    public ZoneId zoneId() {
        return ZoneId.of(key);
    }

    /** The enterprise's organisation code; only for a subject of that kind. */
    public OrganisationCode organisationCode() {
        return OrganisationCode.of(key);
    }

    @Override
    public int compareTo(Subject other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return kind.code() + ":" + key;
    }
}
