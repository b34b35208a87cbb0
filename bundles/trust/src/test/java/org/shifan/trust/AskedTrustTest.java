// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import org.junit.Test;

import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.text.ShifanException;
import org.shifan.api.trust.Trust;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

public class AskedTrustTest {
    @Test
    public void whoMayLookAtTheServerMayLookAtItsKeysAndNobodyElse() {
        TableOfRoles roles = new TableOfRoles();
        Trust trust = new AskedTrust(null, roles);
        roles.everyRole(Trust.class, Place.COUNTRY)
                .change("policy", trust::policy)
                .change("developerMode", trust::developerMode)
                .change("keys", trust::keys)
                .change("problems", trust::problems)
                .change("rulings", trust::rulings)
                .change("examine", () -> trust.examine("a.jar", new byte[0]))
                .isAsDocumented(() -> "");
    }

    @Test
    public void whileNobodyAnswersForRolesNobodyLooksButTheServer() {
        Trust trust = new AskedTrust(null, null);
        assertThatThrownBy(trust::policy).isInstanceOf(ShifanException.class).hasMessageContaining("identity is away");
        // The guard that this one has not got is reached.
        assertThatThrownBy(() -> Server.does(trust::policy)).isInstanceOf(NullPointerException.class);
    }
}
