// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Which versions of a bundle the installed features name, as their addresses tell it: {@code mvn:} has the version in it, {@code file:}
 * has it in the jar. Of other addresses nothing is known.
 */
public final class FeatureBundles {
    /** As features name their bundles: {@code mvn:group/artifact/version}, with a repository before and a type behind. */
    private static final Pattern MAVEN = Pattern.compile("(?:[a-z]+:)*mvn:(?:[^!]*!)?([^/]+/[^/]+)/([^/;?$#]+).*");

    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:[.-](.+))?");
    private static final String FILE = "file:";

    private final Set<String> locations;

    private FeatureBundles(Set<String> locations) {
        this.locations = locations;
    }

    /** As it is now; empty when the features service does not answer. */
    public static Optional<FeatureBundles> of(FeaturesService features) {
        try {
            return Optional.of(new FeatureBundles(Arrays.stream(features.listInstalledFeatures())
                    .flatMap(feature -> feature.getBundles().stream())
                    .map(BundleInfo::getLocation)
                    .collect(Collectors.toSet())));
        } catch (Exception e) {
            // Karaf declares any exception; who asks does without, and asks again.
            return Optional.empty();
        }
    }

    /**
     * The versions that features name of what a feature brought; empty when none brought it, or nothing can be told.
     *
     * @param all the bundles that are here: what stands beside that of a feature under the same name was not brought by it
     */
    public Set<Version> named(Bundle bundle, Bundle[] all) {
        Set<Version> versions = named(bundle.getSymbolicName(), bundle.getLocation());
        boolean beside = !locations.contains(bundle.getLocation())
                && Arrays.stream(all)
                        .filter(other -> other != bundle && !Kept.is(other))
                        .filter(other -> String.valueOf(other.getSymbolicName()).equals(bundle.getSymbolicName()))
                        .anyMatch(other ->
                                locations.contains(other.getLocation()) || versions.contains(other.getVersion()));
        return beside ? Set.of() : versions;
    }

    /** The versions that features name of a bundle of this name that came from this address, whether it is here or not. */
    Set<Version> named(String name, String location) {
        Optional<String> artifact = artifact(location);
        Stream<Version> ofMaven = artifact.isEmpty()
                ? Stream.empty()
                : locations.stream()
                        .filter(listed -> artifact(listed).equals(artifact))
                        .flatMap(listed -> version(listed).stream());
        Stream<Version> ofFiles =
                locations.stream().filter(listed -> listed.startsWith(FILE)).flatMap(listed -> inside(listed, name));
        return Stream.concat(ofMaven, ofFiles).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Version> inside(String location, String name) {
        try (JarFile jar = new JarFile(Path.of(URI.create(location)).toFile(), false)) {
            Attributes main = jar.getManifest() == null
                    ? new Attributes()
                    : jar.getManifest().getMainAttributes();
            String found = String.valueOf(main.getValue(Constants.BUNDLE_SYMBOLICNAME))
                    .split(";")[0]
                    .strip();
            return found.equals(name)
                    ? Stream.of(Version.parseVersion(main.getValue(Constants.BUNDLE_VERSION)))
                    : Stream.empty();
        } catch (IOException | IllegalArgumentException e) {
            // It is not there any more, or is no file of this machine: the feature cannot bring it back either.
            return Stream.empty();
        }
    }

    private static Optional<String> artifact(String location) {
        Matcher maven = MAVEN.matcher(location);
        return maven.matches() ? Optional.of(maven.group(1)) : Optional.empty();
    }

    /** The version that stands in an address of Maven, as bundles write it; empty for any other address. */
    static Optional<Version> version(String location) {
        Matcher maven = MAVEN.matcher(location);
        if (!maven.matches()) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(maven.group(2));
        if (!version.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Version.parseVersion(version.group(1) + "." + orZero(version.group(2)) + "."
                    + orZero(version.group(3)) + (version.group(4) == null ? "" : "." + version.group(4))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String orZero(String part) {
        return part == null ? "0" : part;
    }
}
