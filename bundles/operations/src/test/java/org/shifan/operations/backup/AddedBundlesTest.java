// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.operations.Fakes.proxy;

public class AddedBundlesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Bundle bundle(String name, String location) {
        return proxy(Bundle.class, method -> switch (method) {
            case "getBundleId" -> 7L;
            case "getSymbolicName" -> name;
            case "getVersion" -> new Version(1, 0, 0);
            case "getLocation" -> location;
            default -> null;
        });
    }

    @Test
    public void whatWasInstalledFromAnotherFolderOfThatNameIsKeptAndWhatTheServersOwnHoldsIsNot() throws Exception {
        Path base = folder.getRoot().toPath();
        Bundle[] bundles = {
            bundle("by-hand", "file:/home/deploy/x.jar"),
            bundle("by-folder", base.resolve("deploy/y.jar").toUri().toString())
        };
        BundleContext context = proxy(BundleContext.class, method -> bundles);

        new AddedBundles(context, null, base.resolve("system"), base.resolve("deploy")).write(base.resolve("kept"));

        try (Stream<Path> kept = Files.list(base.resolve("kept"))) {
            assertThat(kept.map(each -> each.getFileName().toString())).containsExactly("by-hand-1.0.0.jar");
        }
    }
}
