// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import org.junit.Test;

import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.Doctor;
import org.shifan.api.operations.Integrity;
import org.shifan.api.operations.Plugins;
import org.shifan.api.operations.SwapCheck;
import org.shifan.api.operations.UpgradeCheck;
import org.shifan.api.text.ShifanException;
import org.shifan.operations.HealthDoctor;
import org.shifan.operations.IntegrityRun;
import org.shifan.operations.PluginBook;
import org.shifan.operations.swap.PlatformUpgrade;
import org.shifan.operations.swap.SwapForecaster;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What looks at the server asks before it looks: none of these has anything behind the question. */
public class LookingEveryRoleTest {
    private final TableOfRoles roles = new TableOfRoles();
    private final Asking asking = new Asking().with(roles);

    @Test
    public void theDoctorAndTheProofThatEverythingAgreesAskWhoLooks() {
        Doctor doctor = new HealthDoctor(null, asking);
        roles.everyRole(Doctor.class, Place.COUNTRY)
                .change("examine", doctor::examine)
                .isAsDocumented(() -> "");
        Integrity integrity = new IntegrityRun(asking);
        roles.everyRole(Integrity.class, Place.COUNTRY)
                .change("check", integrity::check)
                .isAsDocumented(() -> "");
    }

    @Test
    public void theListOfBundlesAsksWhoLooks() {
        Plugins plugins = new PluginBook(null, null, null, asking, null, null, null);
        roles.everyRole(Plugins.class, Place.COUNTRY)
                .change("list", plugins::list)
                .change("why", () -> plugins.why("shifan-core"))
                .isAsDocumented(() -> "");
    }

    @Test
    public void whatReadsFilesOfTheServerAsksForAnAdministrator() {
        SwapCheck swap = new SwapForecaster(null, null, null, asking, null);
        roles.everyRole(SwapCheck.class, Place.COUNTRY)
                .change("forecast", () -> swap.forecast("a-feature"))
                .isAsDocumented(() -> "");
        UpgradeCheck upgrade = new PlatformUpgrade(null, null, asking);
        roles.everyRole(UpgradeCheck.class, Place.COUNTRY)
                .change("check", () -> upgrade.check("/"))
                .isAsDocumented(() -> "");
    }

    @Test
    public void whileNobodyAnswersForRolesTheServerLooksAndNobodyChangesAnything() {
        Integrity integrity = new IntegrityRun(new Asking());
        assertThat(Server.does(integrity::check)).isEmpty();
        assertThatThrownBy(integrity::check)
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("identity is away");
        SwapCheck swap = new SwapForecaster(null, null, null, new Asking(), null);
        assertThatThrownBy(() -> swap.forecast("a-feature"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining("swap.try");
    }
}
