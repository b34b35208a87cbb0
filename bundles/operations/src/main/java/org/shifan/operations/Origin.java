// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.BundleContext;

/** By whom or what a bundle came, as its address tells it. */
public final class Origin {
    /** What makes a bundle of a file may stand before its address, such as {@code shifan-criteria:}. */
    private static final Pattern FILE = Pattern.compile(".*\\b(?:file|jardir):(?://(?=/))?(/[^?#]*).*", Pattern.DOTALL);

    private Origin() {}

    /** The folder of this server that is watched. */
    public static Path folder(BundleContext context) {
        return Path.of(String.valueOf(context.getProperty("karaf.base")), "deploy");
    }

    /**
     * The file of the watched folder that it is. Other folders may be called {@code deploy/} as well: what was installed from there is
     * of nobody's keeping.
     *
     * @param folder the one of this server
     */
    public static Optional<String> file(Path folder, String location) {
        Matcher file = FILE.matcher(location);
        if (!file.matches()) {
            return Optional.empty();
        }
        try {
            Path path = path(file.group(1));
            // The server may have been started by another name of its folder.
            Path own = real(folder);
            return Stream.of(path, real(path.getParent()).resolve(path.getFileName()))
                    .flatMap(each -> Stream.of(folder.toAbsolutePath().normalize(), own)
                            .filter(each::startsWith)
                            .map(within -> within.relativize(each).toString()))
                    .filter(name -> !name.isEmpty())
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path path(String address) {
        File file;
        try {
            file = new File(URI.create("file:" + address));
        } catch (IllegalArgumentException e) {
            // Somebody typed it, with a space for example.
            file = new File(address);
        }
        return file.toPath().toAbsolutePath().normalize();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /**
     * The feature that lists this address itself, not one that needs it.
     *
     * @param features null where there is no Karaf
     */
    public static Optional<String> feature(FeaturesService features, String location) {
        if (features == null) {
            return Optional.empty();
        }
        try {
            return Arrays.stream(features.listInstalledFeatures())
                    .filter(feature ->
                            feature.getBundles().stream().anyMatch(info -> location.equals(info.getLocation())))
                    .map(feature -> feature.getName())
                    .findFirst();
        } catch (Exception e) {
            // Karaf declares any exception; where a bundle came from is not worth failing for.
            return Optional.empty();
        }
    }
}
