// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.resource.Resource;

/** Reads what bundles need and offer from their manifests, wherever the bundles lie; nothing is installed. */
final class Jars {
    private static final int PATIENCE_MILLIS = 10_000;

    private Jars() {}

    /** The bundles of a bundle's jar, or of a KAR; empty when it is neither. */
    static List<Resource> at(URL address) throws IOException {
        try (InputStream in = open(address)) {
            return in(in, address.toString(), Kar.is(address));
        }
    }

    static InputStream open(URL address) throws IOException {
        URLConnection connection = address.openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /**
     * Whether a file has its end: what needs are read from stands at the beginning, and is there too while the rest is still being
     * copied.
     *
     * @throws java.util.zip.ZipException when it has not, or is no archive
     */
    static void whole(URL address) throws IOException {
        if (address.getProtocol().equals("file")) {
            try (ZipFile archive = new ZipFile(Path.of(address.toURI()).toFile())) {
                archive.size();
            } catch (URISyntaxException | IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    /** The bundles of all jars beneath a folder. */
    static List<Resource> beneath(Path folder) throws IOException {
        List<Resource> out = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Jars::isJar).sorted().toList()) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    out.addAll(in(in, file.toString(), false));
                }
            }
        }
        return out;
    }

    private static boolean isJar(Path file) {
        return isJar(file.toString()) && Files.isRegularFile(file);
    }

    private static boolean isJar(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    /** @param kar its jars come into the server whatever its own manifest says */
    private static List<Resource> in(InputStream in, String name, boolean kar) throws IOException {
        List<Resource> out = new ArrayList<>();
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
                Optional<Resource> bundle = bundle(new Manifest(zip), name);
                bundle.filter(itself -> kar).ifPresent(out::add);
                if (bundle.isPresent() && !kar) {
                    // A bundle's own jars are its business.
                    return List.of(bundle.get());
                }
            } else if (isJar(entry.getName())) {
                out.addAll(in(new ByteArrayInputStream(zip.readAllBytes()), entry.getName(), false));
            }
        }
        return out;
    }

    private static Optional<Resource> bundle(Manifest manifest, String name) throws IOException {
        Map<String, String> headers = new HashMap<>();
        manifest.getMainAttributes().forEach((key, value) -> headers.put(key.toString(), value.toString()));
        if (headers.get(Constants.BUNDLE_SYMBOLICNAME) == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ResourceBuilder.build(name, headers));
        } catch (BundleException | IllegalArgumentException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}
