// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Criteria bundles that features bring, and a feature that brings nothing. */
final class OfAFeature {
    /** Its coming and going lets the features service look at all bundles. */
    static final String EMPTY = "brings-nothing";

    private OfAFeature() {}

    /** The commands that install a set as a feature of its name and version. */
    static List<String> installed(Path folder, CriteriaJar jar) throws IOException {
        Path repository = repository(folder, jar.name(), jar);
        return List.of("feature:repo-add " + repository.toUri(), "feature:install " + jar.name() + "/" + jar.version());
    }

    /** A repository with a feature of this name in the version of each jar. */
    static Path repository(Path folder, String feature, CriteriaJar... jars) throws IOException {
        StringBuilder features = new StringBuilder("<feature name='" + EMPTY + "' version='1.0.0'/>");
        for (CriteriaJar jar : jars) {
            Path file = jar.write(folder.resolve(feature + "-" + jar.version() + "-of-a-feature.jar"));
            features.append("<feature name='%s' version='%s'><bundle>%s</bundle></feature>"
                    .formatted(feature, jar.version(), file.toUri()));
        }
        return Files.writeString(
                folder.resolve(feature + "-features.xml"),
                "<features name='" + feature + "' xmlns='http://karaf.apache.org/xmlns/features/v1.6.0'>" + features
                        + "</features>");
    }
}
