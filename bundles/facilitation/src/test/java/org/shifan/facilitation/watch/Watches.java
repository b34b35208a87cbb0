// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.Clock;

import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.store.FacilitationTables;

/** Watches of measures for the tests of other packages. */
public final class Watches {
    private Watches() {}

    public static StopWatch of(FacilitationTables tables, Treatments treatments, Clock clock) {
        return new StopWatch(
                tables.jpa,
                treatments,
                Archives.of(tables, treatments, clock),
                (operation, place, actor) -> java.util.Optional.empty(),
                clock);
    }
}
