// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.archive;

import java.time.Clock;

import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.store.FacilitationTables;

/** Archives for the tests of other packages. */
public final class Archives {
    private Archives() {}

    public static TreatmentArchive of(FacilitationTables tables, Treatments treatments, Clock clock) {
        return new TreatmentArchive(
                tables.jpa,
                treatments,
                new OneEnterprise(),
                "1.0.0",
                (operation, place, actor) -> java.util.Optional.empty(),
                clock);
    }
}
