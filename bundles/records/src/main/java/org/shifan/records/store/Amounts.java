// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.util.Arrays;

/** A sum of each {@link Measure}: numbers of things, and US dollars. Not for use by two threads. */
public final class Amounts {
    private final BigDecimal[] sums = new BigDecimal[Measure.values().length];

    public Amounts() {
        Arrays.fill(sums, BigDecimal.ZERO);
    }

    @SuppressWarnings("ReferenceEquality") // most of what is added is this very nothing
    public Amounts add(Measure measure, BigDecimal amount) {
        if (amount == BigDecimal.ZERO) {
            return this;
        }
        sums[measure.ordinal()] = sums[measure.ordinal()].add(amount);
        return this;
    }

    public Amounts add(Measure measure) {
        return add(measure, BigDecimal.ONE);
    }

    public Amounts add(Amounts other) {
        for (Measure measure : Measure.values()) {
            add(measure, other.get(measure));
        }
        return this;
    }

    public Amounts subtract(Amounts other) {
        for (Measure measure : Measure.values()) {
            add(measure, other.get(measure).negate());
        }
        return this;
    }

    /** Says that all rows that are summed here were invented. */
    public Amounts markSynthetic() {
        sums[Measure.SYNTHETIC_EXPORTS.ordinal()] = get(Measure.EXPORT_ROWS);
        sums[Measure.SYNTHETIC_BATCHES.ordinal()] = get(Measure.BATCHES);
        sums[Measure.SYNTHETIC_INCIDENTS.ordinal()] = get(Measure.INCIDENT_ROWS);
        sums[Measure.SYNTHETIC_SAMPLES.ordinal()] = get(Measure.SAMPLES);
        return this;
    }

    public BigDecimal get(Measure measure) {
        return sums[measure.ordinal()];
    }

    public boolean isZero(Measure measure) {
        return get(measure).signum() == 0;
    }
}
