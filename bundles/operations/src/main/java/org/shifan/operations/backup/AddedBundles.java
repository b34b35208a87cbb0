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
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.operations.BundleJar;
import org.shifan.operations.Origin;

/**
 * The bundles that a fresh unpacking of the distribution would not have: installed since, or updated while the server ran.
 * Those of the folder {@code deploy/} are not among them, since the folder itself is kept.
 */
final class AddedBundles {
    private static final String MVN = "mvn:";
    private static final String REFERENCE = "reference:file:";

    private static final Logger LOG = LoggerFactory.getLogger(AddedBundles.class);

    private final BundleContext context;
    private final FeaturesService features;
    private final Path repository;
    private final Path watched;

    /**
     * What a server has beside its distribution.
     *
     * @param features null where there is no Karaf
     * @param repository the distribution's own bundles, {@code system/}
     * @param watched the server's own folder {@code deploy/}
     */
    AddedBundles(BundleContext context, FeaturesService features, Path repository, Path watched) {
        this.context = context;
        this.features = features;
        this.repository = repository;
        this.watched = watched;
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

    /** What was installed, updated, stopped or uninstalled makes another one of it; a restart does not. */
    List<String> state() {
        List<String> out = new ArrayList<>(stopped());
        for (Bundle bundle : context.getBundles()) {
            out.add(bundle.getBundleId() + " " + bundle.getLocation() + " " + bundle.getVersion() + " "
                    + bundle.getLastModified());
        }
        return out;
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

    /**
     * The distribution's bundles of criteria that somebody uninstalled, as NAME VERSION. A feature that is installed names them
     * still, and a fresh unpacking would bring them back.
     */
    List<String> uninstalled() throws IOException {
        Set<String> locations = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        for (Bundle bundle : context.getBundles()) {
            locations.add(bundle.getLocation());
            there.add(bundle.getSymbolicName() + " " + bundle.getVersion());
        }
        SortedSet<String> out = new TreeSet<>();
        for (String location : ofFeatures()) {
            Optional<Path> shipped = locations.contains(location) ? Optional.empty() : shipped(location);
            if (shipped.isPresent()) {
                criteria(shipped.get()).filter(name -> !there.contains(name)).ifPresent(out::add);
            }
        }
        return List.copyOf(out);
    }

    private List<String> ofFeatures() {
        if (features == null) {
            return List.of();
        }
        try {
            return Arrays.stream(features.listInstalledFeatures())
                    .flatMap(feature -> feature.getBundles().stream())
                    .map(BundleInfo::getLocation)
                    .toList();
        } catch (Exception e) {
            // Karaf declares any exception; a backup without this list is better than none.
            LOG.warn("Which bundles of criteria were uninstalled is not in the backup", e);
            return List.of();
        }
    }

    /** NAME VERSION of a bundle of criteria. */
    private static Optional<String> criteria(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes headers = jar.getManifest() == null
                    ? new Attributes()
                    : jar.getManifest().getMainAttributes();
            String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
            return name == null || headers.getValue(CriteriaBundle.HEADER) == null
                    ? Optional.empty()
                    : Optional.of(name.replaceFirst(";.*", "").strip() + " "
                            + Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION)));
        }
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
        if (Origin.file(watched, location).isPresent()) {
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
