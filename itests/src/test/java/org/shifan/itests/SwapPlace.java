// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Where an administrator swaps a criteria bundle: console and folders, and what tells that a swap is done. */
abstract class SwapPlace {

    /** What in the container tells that a swap is done. */
    interface Arrival {
        /** Waits until this version is in force; null for the one that serves when the swapped bundle is away. */
        void await(String version) throws Exception;
    }

    /** One way of swapping; {@code patch} is different for each swap. */
    interface Kind {
        void swap(int patch) throws Exception;
    }

    protected final Console console;
    /** For the files of the test. */
    protected final Path folder;

    protected final Arrival arrival;
    private final BundleContext context;

    SwapPlace(BundleContext context, Console console, Path folder, Arrival arrival) {
        this.context = context;
        this.console = console;
        this.folder = folder;
        this.arrival = arrival;
    }

    /** A file of this name that the container watches. */
    protected final Path inDeploy(String name) {
        return Path.of(context.getProperty("karaf.base"), "deploy", name);
    }

    protected final Path file(SwapJar jar) throws IOException {
        return jar.write(folder.resolve(SwapJar.NAME + "-" + jar.version() + ".jar"));
    }

    protected final Bundle swapped() {
        Bundle bundle = find();
        if (bundle == null) {
            throw new AssertionError("no bundle " + SwapJar.NAME);
        }
        return bundle;
    }

    protected final Bundle find() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> SwapJar.NAME.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElse(null);
    }
}
