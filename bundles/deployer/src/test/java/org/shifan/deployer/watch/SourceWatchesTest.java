// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer.watch;

import java.lang.reflect.Proxy;
import java.nio.file.Path;

import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import org.shifan.api.identity.Place;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.testroles.TableOfRoles;

public class SourceWatchesTest {
    private static final BundleContext NO_BUNDLES = (BundleContext) Proxy.newProxyInstance(
            BundleContext.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (self, method, args) -> {
                if (method.getName().equals("getBundles")) {
                    return new Bundle[0];
                }
                throw new AssertionError(method);
            });

    @Test
    public void onlyAnAdministratorWatchesASource() {
        TableOfRoles roles = new TableOfRoles();
        SourceWatches watches = new SourceWatches(NO_BUNDLES, null, roles);
        roles.everyRole(DevelopmentWatch.class, Place.COUNTRY)
                .change("watch", () -> watches.watch(Path.of("ningbo.yaml"), turn -> {}))
                .isAsDocumented(() -> "nothing is kept");
    }
}
