// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.monitoring;

import java.time.Clock;

import org.shifan.api.identity.Permissions;
import org.shifan.facilitation.OneEnterprise;
import org.shifan.facilitation.RulesRegistry;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.archive.Archives;
import org.shifan.facilitation.proof.RaisedRisk;
import org.shifan.facilitation.store.FacilitationTables;
import org.shifan.facilitation.store.GroundRegister;
import org.shifan.facilitation.watch.Watches;

/** Monitoring desks for the tests of other packages. */
public final class Plans {
    private Plans() {}

    public static MonitoringDesk of(
            FacilitationTables tables,
            Treatments treatments,
            GroundRegister grounds,
            RulesRegistry rules,
            Clock clock) {
        return of(tables, treatments, grounds, rules, clock, (operation, place, actor) -> java.util.Optional.empty());
    }

    /** One that asks there. */
    public static MonitoringDesk of(
            FacilitationTables tables,
            Treatments treatments,
            GroundRegister grounds,
            RulesRegistry rules,
            Clock clock,
            Permissions permissions) {
        return new MonitoringDesk(
                tables.jpa,
                Archives.of(tables, treatments, clock),
                new RaisedRisk(grounds),
                Watches.of(tables, treatments, clock),
                rules,
                new OneEnterprise(),
                permissions,
                clock);
    }
}
