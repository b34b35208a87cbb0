// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * What is kept and was never started, as nobody had looked at it yet: it is told from what somebody stopped. Each is an empty file among
 * the data of this bundle, named by the bundle's number, so that a server that stops in between finds it again.
 */
final class Undecided {
    private final BundleContext context;

    Undecided(BundleContext context) {
        this.context = context;
    }

    void add(Bundle kept) throws IOException {
        Files.write(file(kept), new byte[0]);
    }

    boolean has(Bundle kept) {
        return Files.exists(file(kept));
    }

    /** Whether it was there or not. */
    void remove(Bundle kept) {
        try {
            Files.deleteIfExists(file(kept));
        } catch (IOException e) {
            // It stays as one that may start by itself, which it did.
        }
    }

    private Path file(Bundle kept) {
        return context.getDataFile("undecided-" + kept.getBundleId()).toPath();
    }
}
