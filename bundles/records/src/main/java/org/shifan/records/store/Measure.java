// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.Locale;

/** What is summed per enterprise, year and heading; the name in small letters is the column of REC_ROLLUP. */
public enum Measure {
    EXPORT_ROWS,
    EXPORT_VALUE,
    BATCHES,
    BATCHES_FAILED,
    VALUE_INSPECTED,
    VALUE_FAILED,
    INCIDENT_ROWS,
    /** Attributed and quality-caused, as {@link #RECALLS} and {@link #RETURNS}: these three make the rate. */
    NOTIFICATIONS,
    RECALLS,
    RETURNS,
    /** Attributed returns of any cause. */
    RETURNS_ANY,
    MAJORS,
    MALICE,
    UNDETERMINED,
    /** How many of the rows were invented, each kind for itself. */
    SYNTHETIC_EXPORTS,
    SYNTHETIC_BATCHES,
    SYNTHETIC_INCIDENTS;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
