// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The folders into which the build of a test class writes, its bundle and the class itself. Its dependencies are on the class path
 * too and may be bundles of criteria, also laid out in folders, where one build makes several bundles.
 */
final class OwnFolders {
    private OwnFolders() {}

    /** Those that have a file or folder of this name, in the order of the class path. */
    static List<Path> with(Class<?> testClass, String name) {
        Optional<Path> output = output(testClass);
        List<Path> out = new ArrayList<>();
        for (URL each : resources(testClass, name)) {
            if (each.getProtocol().equals("file")) {
                Path root = path(each).getParent();
                if (output.isEmpty() || output.get().equals(root.getParent())) {
                    out.add(root);
                }
            }
        }
        return out;
    }

    /** In which both folders of a project lie; empty for a class that is in none. */
    private static Optional<Path> output(Class<?> testClass) {
        return Optional.ofNullable(testClass.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .filter(url -> url.getProtocol().equals("file"))
                .map(OwnFolders::path)
                .filter(Files::isDirectory)
                .map(Path::getParent);
    }

    private static List<URL> resources(Class<?> testClass, String name) {
        try {
            return Collections.list(testClass.getClassLoader().getResources(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI()).toAbsolutePath().normalize();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
