// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import org.junit.Test;

import org.shifan.api.identity.Place;
import org.shifan.api.operations.Containment;
import org.shifan.testroles.TableOfRoles;

public class AskedPlugInsTest {
    @Test
    public void whoMayLookAtTheServerSeesHowThePlugInsBehaveAndNobodyElse() {
        TableOfRoles roles = new TableOfRoles();
        PlugIns plugIns = PlugIns.ordinary();
        plugIns.supervise(7, "a.Provider");
        Containment containment = new AskedPlugIns(plugIns, roles);
        roles.everyRole(Containment.class, Place.COUNTRY)
                .read("plugins", containment::plugins)
                .isAsDocumented(plugIns::plugins);
    }
}
