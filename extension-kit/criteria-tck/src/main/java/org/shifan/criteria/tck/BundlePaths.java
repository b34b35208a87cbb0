// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The files of a dependency of a test, a folder or a jar: its manifest may leave open how those are called that it means. */
final class BundlePaths {
    private BundlePaths() {}

    /** The paths of all files, or none where they cannot be listed: what is wrong with a dependency is no fault of this bundle. */
    static Set<String> under(String root) {
        try {
            URL url = new URL(root);
            if (url.getProtocol().equals("file")) {
                return inFolder(Path.of(URI.create(root)));
            }
            return url.openConnection() instanceof JarURLConnection jar ? inJar(jar) : Set.of();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return Set.of();
        }
    }

    private static Set<String> inFolder(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> inJar(JarURLConnection connection) throws IOException {
        // One of its own, which can be closed.
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
