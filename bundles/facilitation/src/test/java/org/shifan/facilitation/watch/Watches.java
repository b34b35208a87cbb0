// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.Clock;

import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.identity.Permissions;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.store.FacilitationTables;

/** Watches of measures for the tests of other packages. */
public final class Watches {
    private Watches() {}

    public static StopWatch of(FacilitationTables tables, Treatments treatments, Clock clock) {
        return of(tables, treatments, Archives.of(tables, treatments, clock), clock);
    }

    static StopWatch of(
            FacilitationTables tables, TreatmentService treatments, DecidedTreatments archive, Clock clock) {
        return of(tables, treatments, archive, clock, (operation, place, actor) -> java.util.Optional.empty());
    }

    /** One that asks there. */
    public static StopWatch of(
            FacilitationTables tables,
            TreatmentService treatments,
            DecidedTreatments archive,
            Clock clock,
            Permissions permissions) {
        return new StopWatch(tables.jpa, treatments, archive, new OneEnterprise(), permissions, clock);
    }
}
