// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer.watch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.osgi.framework.Constants;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.text.ShifanException;
import org.shifan.deployer.CriteriaArchives;
import org.shifan.deployer.Heading;

import static org.shifan.deployer.DeployerMessages.M;

/** What a developer writes, and the bundle that is made of it. */
abstract class Source {
    private static final String SNAPSHOT = ".SNAPSHOT";

    /** When which file was written, and how long it is: two looks that differ mean that something was saved. */
    record Stamp(long modified, long size) {}

    /** @throws ShifanException {@code watch.source} */
    static Source of(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path.resolve("src/main")) || Files.isDirectory(path.resolve("target/classes"))) {
            return new Module(path);
        }
        if (Files.isRegularFile(path) && name.endsWith(".jar")) {
            return new Jar(path);
        }
        if (Files.isRegularFile(path) && name.matches(".*\\.(ya?ml|xlsx)")) {
            return new Document(path);
        }
        throw new ShifanException(M.message("watch.source", path));
    }

    /** The files as they are now. */
    abstract Map<Path, Stamp> files() throws IOException;

    /** The bundle of the files as they are now. */
    abstract byte[] bundle() throws IOException;

    static Map<Path, Stamp> beneath(Path folder) throws IOException {
        Map<Path, Stamp> out = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                    out.put(file, new Stamp(is.lastModifiedTime().toMillis(), is.size()));
                }
            }
        }
        return out;
    }

    /** The version of the document, or of the manifest where the document has none that can be read. */
    private static String snapshot(Map<String, byte[]> entries, String path, String otherwise) {
        byte[] document = entries.get(path);
        Optional<String> version =
                document == null ? Optional.empty() : Heading.of(document).version();
        return version.orElseGet(() -> otherwise.replaceFirst("^(\\d+\\.\\d+\\.\\d+).*", "$1")) + SNAPSHOT;
    }

    private static byte[] jar(Manifest manifest, Map<String, byte[]> entries) throws IOException {
        var main = manifest.getMainAttributes();
        String name = main.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null) {
            throw new ShifanException(M.message("watch.no-bundle"));
        }
        String header = main.getValue(CriteriaBundle.HEADER);
        String path = header == null || header.isBlank() ? CriteriaBundle.DOCUMENT : header.strip();
        String version = String.valueOf(main.getValue(Constants.BUNDLE_VERSION));
        main.putValue(Constants.BUNDLE_VERSION, snapshot(entries, path, version));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** A document alone. */
    private static final class Document extends Source {
        private final Path file;

        Document(Path file) {
            this.file = file;
        }

        @Override
        Map<Path, Stamp> files() throws IOException {
            return beneath(file);
        }

        @Override
        byte[] bundle() throws IOException {
            byte[] document = Files.readAllBytes(file);
            Heading heading = Heading.of(document);
            if (heading.id().isEmpty() || heading.version().isEmpty()) {
                throw new ShifanException(M.message("deployer.heading.needed", file));
            }
            return CriteriaArchives.snapshot(heading, document);
        }
    }

    /** A jar that a build writes. */
    private static final class Jar extends Source {
        private final Path file;

        Jar(Path file) {
            this.file = file;
        }

        @Override
        Map<Path, Stamp> files() throws IOException {
            return beneath(file);
        }

        @Override
        byte[] bundle() throws IOException {
            Map<String, byte[]> entries = new TreeMap<>();
            try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                    if (!entry.isDirectory()) {
                        entries.put(entry.getName(), jar.readAllBytes());
                    }
                }
                if (jar.getManifest() == null) {
                    throw new ShifanException(M.message("watch.no-bundle"));
                }
                return jar(jar.getManifest(), entries);
            }
        }
    }

    /** A Maven module: what was compiled, and the resources as they are in the editor. */
    private static final class Module extends Source {
        private final Path classes;
        private final Path resources;

        Module(Path folder) {
            this.classes = folder.resolve("target/classes");
            this.resources = folder.resolve("src/main/resources");
        }

        @Override
        Map<Path, Stamp> files() throws IOException {
            Map<Path, Stamp> out = beneath(classes);
            out.putAll(beneath(resources));
            return out;
        }

        @Override
        byte[] bundle() throws IOException {
            Map<String, Path> newest = new TreeMap<>();
            add(newest, classes);
            add(newest, resources);
            Path manifest = newest.remove(JarFile.MANIFEST_NAME);
            if (manifest == null) {
                throw new ShifanException(M.message("watch.manifest", classes.resolve(JarFile.MANIFEST_NAME)));
            }
            Map<String, byte[]> entries = new TreeMap<>();
            for (Map.Entry<String, Path> entry : newest.entrySet()) {
                entries.put(entry.getKey(), Files.readAllBytes(entry.getValue()));
            }
            return jar(new Manifest(new ByteArrayInputStream(Files.readAllBytes(manifest))), entries);
        }

        private static void add(Map<String, Path> newest, Path folder) throws IOException {
            for (Map.Entry<Path, Stamp> file : beneath(folder).entrySet()) {
                String name = folder.relativize(file.getKey()).toString().replace('\\', '/');
                Path other = newest.get(name);
                if (other == null
                        || Files.getLastModifiedTime(other).toMillis()
                                <= file.getValue().modified()) {
                    newest.put(name, file.getKey());
                }
            }
        }
    }
}
