// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.check;

import java.time.Clock;

import org.shifan.api.identity.Permissions;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.store.GroundRegister;

/** Desks for the results of checks for the tests of other packages. */
public final class Checks {
    private Checks() {}

    public static CheckDesk of(FacilitationTables tables, Treatments treatments, GroundRegister grounds, Clock clock) {
        return of(tables, treatments, grounds, clock, (operation, place, actor) -> java.util.Optional.empty());
    }

    /** One that asks there. */
    public static CheckDesk of(
            FacilitationTables tables,
            Treatments treatments,
            GroundRegister grounds,
            Clock clock,
            Permissions permissions) {
        return new CheckDesk(
                tables.jpa,
                Archives.of(tables, treatments, clock),
                new RaisedRisk(grounds),
                new OneEnterprise(),
                permissions,
                clock);
    }
}
