// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.util.Locale;

/** What is summed per enterprise, year and heading; the name in small letters is the column of REC_ROLLUP. */
public enum Measure {
    /** Yearly rows and declarations; of one enterprise and year there are only either. */
    EXPORT_ROWS(Measure.EXPORTS),
    EXPORT_VALUE(Measure.EXPORTS),
    BATCHES(Measure.INSPECTIONS),
    BATCHES_FAILED(Measure.INSPECTIONS),
    VALUE_INSPECTED(Measure.INSPECTIONS),
    VALUE_FAILED(Measure.INSPECTIONS),
    INCIDENT_ROWS(Measure.INCIDENTS),
    /** Attributed and quality-caused, as {@link #RECALLS} and {@link #RETURNS}: these three make the rate. */
    NOTIFICATIONS(Measure.INCIDENTS),
    RECALLS(Measure.INCIDENTS),
    RETURNS(Measure.INCIDENTS),
    /** Attributed returns of any cause. */
    RETURNS_ANY(Measure.INCIDENTS),
    MAJORS(Measure.INCIDENTS),
    MALICE(Measure.INCIDENTS),
    UNDETERMINED(Measure.INCIDENTS),
    /** How many of the rows were invented, each kind for itself. */
    SYNTHETIC_EXPORTS(Measure.EXPORTS),
    SYNTHETIC_BATCHES(Measure.INSPECTIONS),
    SYNTHETIC_INCIDENTS(Measure.INCIDENTS),
    /** Lots sampled in supervision. */
    SAMPLES(Measure.SAMPLINGS),
    SAMPLES_FAILED(Measure.SAMPLINGS),
    SYNTHETIC_SAMPLES(Measure.SAMPLINGS),
    /** How many of the rows of exports are declarations. */
    DECLARATION_ROWS(Measure.EXPORTS);

    static final String EXPORTS = "exports";
    static final String INSPECTIONS = "inspections";
    static final String INCIDENTS = "incidents";
    static final String SAMPLINGS = "samplings";

    private final String kind;

    Measure(String kind) {
        this.kind = kind;
    }

    /** The kind of import whose records it sums. */
    String kind() {
        return kind;
    }

    /** Whether it is US dollars with cents; the others are numbers of things. */
    public boolean isMoney() {
        return this == EXPORT_VALUE || this == VALUE_INSPECTED || this == VALUE_FAILED;
    }

    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
