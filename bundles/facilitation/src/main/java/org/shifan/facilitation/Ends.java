// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.shifan.facilitation.reference.Row;

/** The ends of lines of reference data. */
final class Ends {
    private Ends() {}

    /** The earliest last day among the lines; null when none has one. */
    static <V> LocalDate earliest(List<Row<V>> rows) {
        return rows.stream()
                .map(row -> row.period().to())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
