// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.operations.BundleJar;

/**
 * The bundles that a fresh unpacking of the distribution would not have: installed since, or updated while the server ran.
 * Those of the folder {@code deploy/} are not among them, since the folder itself is kept.
 */
final class AddedBundles {
    private static final String MVN = "mvn:";
    private static final String REFERENCE = "reference:file:";

    private final BundleContext context;
    private final Path repository;

    /** @param repository the distribution's own bundles, {@code system/} */
    AddedBundles(BundleContext context, Path repository) {
        this.context = context;
        this.repository = repository;
    }

    /** Writes each of them as a jar; the contents are the same byte for byte, so that signatures hold. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Bundle bundle : list()) {
            String name = bundle.getSymbolicName() + "-" + bundle.getVersion() + ".jar";
            try (OutputStream file = Files.newOutputStream(folder.resolve(name))) {
                BundleJar.write(bundle, file);
            }
        }
    }

    /** The bundles of criteria that are installed and were not meant to be at work, as NAME VERSION. */
    List<String> stopped() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders("").get(CriteriaBundle.HEADER) != null)
                .filter(bundle -> bundle.getState() == Bundle.RESOLVED || bundle.getState() == Bundle.INSTALLED)
                .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
                .sorted()
                .toList();
    }

    private List<Bundle> list() throws IOException {
        List<Bundle> out = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getBundleId() != 0 && bundle.getSymbolicName() != null && isAdded(bundle)) {
                out.add(bundle);
            }
        }
        return out;
    }

    private boolean isAdded(Bundle bundle) throws IOException {
        String location = bundle.getLocation();
        if (location.contains("/deploy/")) {
            return false;
        }
        Optional<Path> shipped = shipped(location);
        if (shipped.isEmpty()) {
            return true;
        }
        try (JarFile jar = new JarFile(shipped.get().toFile())) {
            return !contents(jar).equals(BundleJar.contents(bundle));
        }
    }

    /**
     * Where the distribution has it: {@code reference:file:PATH} for what starts first, {@code
     * mvn:GROUP/NAME/VERSION[/TYPE[/CLASSIFIER]]} as Maven lays it out for all others.
     */
    private Optional<Path> shipped(String location) {
        if (location.startsWith(REFERENCE)) {
            return Optional.of(repository.resolve(location.substring(REFERENCE.length())))
                    .filter(Files::isRegularFile);
        }
        int begin = location.indexOf(MVN);
        if (begin < 0) {
            return Optional.empty();
        }
        String[] parts = location.substring(begin + MVN.length())
                .replaceFirst("[$#?].*", "")
                .split("/");
        if (parts.length < 3) {
            return Optional.empty();
        }
        String type = parts.length > 3 ? parts[3] : "jar";
        String classifier = parts.length > 4 ? "-" + parts[4] : "";
        Path file = repository
                .resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + classifier + "." + type);
        return Optional.of(file).filter(Files::isRegularFile);
    }

    private static SortedMap<String, Integer> contents(JarFile jar) throws IOException {
        SortedMap<String, Integer> out = new TreeMap<>();
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (!entry.isDirectory()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    out.put(entry.getName(), Arrays.hashCode(in.readAllBytes()));
                }
            }
        }
        return out;
    }
}
