// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.time.LocalDate;

/**
 * A foreign notification, recall or return, or the report that there was none in a year.
 *
 * @param enterprise null when it is attributed to nobody
 * @param hs null in a nil report, as market and cause
 * @param attributed whether it was established that the enterprise is its origin
 */
record IncidentRow(
        String number,
        Kind kind,
        String enterprise,
        String hs,
        String market,
        LocalDate date,
        Cause cause,
        boolean attributed,
        boolean major,
        String description)
        implements OfEnterprise {

    enum Kind {
        NOTIFICATION("通报"),
        RECALL("召回"),
        RETURN("退运"),
        /** Nothing happened in the year of the date; without it an empty year would be an unknown one. */
        NIL("零报告");

        private final String zh;

        Kind(String zh) {
            this.zh = zh;
        }

        String zh() {
            return zh;
        }
    }

    /** What investigation found (§六(六)). */
    enum Cause {
        QUALITY("质量原因"),
        MALICE("恶意违法"),
        FOREIGN_RULES("境外法规"),
        NOT_QUALITY("非质量原因"),
        UNDETERMINED("未定");

        private final String zh;

        Cause(String zh) {
            this.zh = zh;
        }

        String zh() {
            return zh;
        }
    }

    /** Whether it counts in the rate: attributed, and the product's quality was its cause. */
    boolean counts() {
        return attributed && (cause == Cause.QUALITY || cause == Cause.MALICE);
    }
}
