// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.osgi.framework.Constants;

import org.shifan.api.criteria.CriteriaBundle;

/**
 * Makes an earlier version of an unpacked distribution: its bundles, features and settings have a lower number. What they do is
 * the same, since nothing earlier was ever released.
 */
final class OlderDistribution {
    static final String VERSION = "0.9.0";

    private static final String MAVEN_VERSION = "1.0.0-SNAPSHOT";
    private static final String BUNDLE_VERSION = "1.0.0.SNAPSHOT";

    private OlderDistribution() {}

    static void make(Path home) throws IOException {
        Path ours = home.resolve("system/org/shifan");
        for (Path jar : files(ours, ".jar")) {
            renumber(jar);
        }
        for (Path text : Stream.of(
                        files(ours, ".xml"), files(home.resolve("etc"), ""), files(home.resolve("shipped"), ""))
                .flatMap(List::stream)
                .toList()) {
            String old = Files.readString(text);
            String renumbered = older(old);
            if (!renumbered.equals(old)) {
                Files.writeString(text, renumbered);
            }
        }
        // The folders after the files in them.
        for (Path path : named(ours)) {
            Files.move(path, path.resolveSibling(older(path.getFileName().toString())));
        }
    }

    private static String older(String text) {
        return text.replace(MAVEN_VERSION, VERSION).replace(BUNDLE_VERSION, VERSION);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }

    private static List<Path> named(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.getFileName().toString().contains(MAVEN_VERSION))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** The version of a criteria bundle is that of its document, and so not that of the platform. */
    private static void renumber(Path file) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            String version = manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION);
            if (!BUNDLE_VERSION.equals(version)
                    || manifest.getMainAttributes().getValue(CriteriaBundle.HEADER) != null) {
                return;
            }
            manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, VERSION);
            try (OutputStream out = Files.newOutputStream(made);
                    JarOutputStream copy = new JarOutputStream(out, manifest)) {
                for (JarEntry entry : Collections.list(jar.entries())) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        copy.putNextEntry(new JarEntry(entry.getName()));
                        try (InputStream content = jar.getInputStream(entry)) {
                            content.transferTo(copy);
                        }
                    }
                }
            }
        }
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
