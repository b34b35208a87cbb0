// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.Locale;
import java.util.Optional;

import org.shifan.api.code.DateRange;

/**
 * Something that somebody granted to a subject for a period: a zone's level, the title demonstration
 * enterprise, an enterprise class, a credit grade, an exemption. It is a dated line, never a column of
 * the subject, and nothing of it is overwritten (R7).
 *
 * @param value what was granted within the kind, such as {@code national} or class {@code 1}
 * @param period from the day it takes effect to the last day of its term, if it has one
 * @param precision how exactly the first day is known
 * @param granted the decision that granted it
 * @param ended the decision that withdrew it before its term, or null
 * @param endedOn the last day on which it held when it was withdrawn, or null
 */
public record Grant(
        long id,
        Subject subject,
        Kind kind,
        String value,
        DateRange period,
        Precision precision,
        Decision granted,
        Decision ended,
        java.time.LocalDate endedOn) {

    /** What is granted. Codes are open: a bundle may bring a kind of its own. */
    public record Kind(String code) {
        /** The level of a zone; its value is a {@link Level}'s code. */
        public static final Kind ZONE_LEVEL = new Kind("zone-level");
        /** The title demonstration enterprise 示范企业 (§六(三)); its value is empty or the title's number. */
        public static final Kind DEMONSTRATION_ENTERPRISE = new Kind("demonstration-enterprise");
        /** The class of enterprise classification 企业分类 (§六(一)): {@code 1} (best) to {@code 4}. */
        public static final Kind ENTERPRISE_CLASS = new Kind("enterprise-class");
        /** The inspection system's credit grade: AA, A, B, C, D; not to be mixed with the class. */
        public static final Kind CREDIT_GRADE = new Kind("credit-grade");
        /**
         * Confirmation by the bureau that the enterprise is under effective supervision 有效监管, the
         * ground of an exemption of statutory-inspection goods (§六(一)).
         */
        public static final Kind EFFECTIVE_SUPERVISION = new Kind("effective-supervision");

        public Kind {
            code = code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
            if (!code.matches("[a-z]+(-[a-z]+)*")) {
                throw new IllegalArgumentException("kind of grant '" + code + "'");
            }
        }

        public static Kind of(String code) {
            return new Kind(code);
        }

        @Override
        public String toString() {
            return code;
        }
    }

    /** How exactly the first day of a grant is known from its source. */
    public enum Precision {
        DAY,
        /** The month is known; the first of it stands for it. */
        MONTH,
        /** The year is known; its first of January stands for it. */
        YEAR,
        /** Only that it held on this day at the latest. */
        NO_LATER_THAN
    }

    public Optional<Decision> end() {
        return Optional.ofNullable(ended);
    }

    /** Whether the grant holds on that day: begun, not run out, not withdrawn. */
    public boolean holdsOn(java.time.LocalDate day) {
        return period.contains(day) && (endedOn == null || !day.isAfter(endedOn));
    }
}
