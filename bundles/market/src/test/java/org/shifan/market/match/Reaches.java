// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.match;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.records.Volumes;

/** Exporters for the tests of other packages. */
public final class Reaches {
    private Reaches() {}

    public static Exporters threeYears(
            BureauDirectory bureaus,
            EnterpriseRegistry enterprises,
            Memberships memberships,
            ZoneRegistry zones,
            Volumes volumes) {
        return new Exporters(bureaus, enterprises, memberships, zones, volumes, 3);
    }
}
