// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.Arrays;
import java.util.Optional;

import org.apache.karaf.features.FeaturesService;

/** By whom or what a bundle came, as its address tells it. */
public final class Origin {
    private static final String FOLDER = "/deploy/";

    private Origin() {}

    /** The file of the folder {@code deploy/} that it is. */
    public static Optional<String> file(String location) {
        int folder = location.indexOf(FOLDER);
        return folder < 0 ? Optional.empty() : Optional.of(location.substring(folder + FOLDER.length()));
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
