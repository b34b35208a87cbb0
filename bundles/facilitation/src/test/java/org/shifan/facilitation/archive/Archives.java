// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.archive;

import java.time.Clock;

import org.shifan.api.identity.Permissions;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.store.FacilitationTables;

/** Archives for the tests of other packages. */
public final class Archives {
    private Archives() {}

    public static TreatmentArchive of(FacilitationTables tables, Treatments treatments, Clock clock) {
        return of(tables, treatments, clock, (operation, place, actor) -> java.util.Optional.empty());
    }

    /** One that asks there. */
    public static TreatmentArchive of(
            FacilitationTables tables, Treatments treatments, Clock clock, Permissions permissions) {
        return new TreatmentArchive(tables.jpa, treatments, new OneEnterprise(), "1.0.0", permissions, clock);
    }
}
