// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.features;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

import aQute.bnd.header.Attrs;
import aQute.bnd.header.OSGiHeader;
import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Constants;
import org.junit.BeforeClass;
import org.junit.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house that are written in the manifests of our bundles. */
public class BundleManifestsTest {

    /** As many as there are today: a class path without them must not pass. */
    private static final int FEWEST = 15;

    private static final String CRITERIA = "Shifan-Criteria";
    private static final int FEWEST_CRITERIA = 9;
    private static final Set<String> OF_CRITERIA = Set.of(
            "org.shifan.api.criteria",
            "org.shifan.api.fact",
            "org.shifan.api.core",
            "org.shifan.api.code",
            "org.shifan.api.text");

    private static final List<Attributes> OURS = new ArrayList<>();

    @BeforeClass
    public static void readManifests() throws IOException {
        ClassLoader loader = BundleManifestsTest.class.getClassLoader();
        for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
            try (InputStream in = url.openStream()) {
                Attributes main = new Manifest(in).getMainAttributes();
                if ("Shifan".equals(main.getValue(Constants.BUNDLE_VENDOR))) {
                    OURS.add(main);
                }
            }
        }
        assertThat(OURS).hasSizeGreaterThanOrEqualTo(FEWEST);
    }

    /**
     * An optional import is wired when somebody else comes, and that refreshes us in the middle of work. Services that may be
     * there or not are no wiring: Declarative Services writes them down as effective when active.
     */
    @Test
    public void noBundleImportsOptionally() {
        List<String> found = new ArrayList<>();
        for (Attributes bundle : OURS) {
            header(bundle, Constants.IMPORT_PACKAGE)
                    .forEach((name, attrs) -> addIf(isOptional(attrs), found, bundle, name));
            header(bundle, Constants.REQUIRE_CAPABILITY)
                    .forEach((name, attrs) -> addIf(
                            isOptional(attrs) && !"active".equals(attrs.get(Constants.EFFECTIVE_DIRECTIVE)),
                            found,
                            bundle,
                            name));
        }
        assertThat(found).as("optional imports").isEmpty();
    }

    /** A dynamic import takes whatever is there at the moment: what a bundle needs stands in its manifest. */
    @Test
    public void noBundleImportsDynamicallyOrRequiresABundle() {
        List<String> found = new ArrayList<>();
        for (Attributes bundle : OURS) {
            for (String forbidden :
                    List.of(Constants.DYNAMICIMPORT_PACKAGE, Constants.REQUIRE_BUNDLE, Constants.FRAGMENT_HOST)) {
                addIf(bundle.getValue(forbidden) != null, found, bundle, forbidden);
            }
        }
        assertThat(found).as("wiring that hides what is needed").isEmpty();
    }

    /** Bundles meet only as services of the api, so that any of them can be exchanged. */
    @Test
    public void bundlesKnowOnlyTheApiOfEachOther() {
        List<String> found = new ArrayList<>();
        for (Attributes bundle : OURS) {
            header(bundle, Constants.IMPORT_PACKAGE)
                    .keySet()
                    .forEach(name -> addIf(isPrivate(name), found, bundle, "imports " + name));
            header(bundle, Constants.EXPORT_PACKAGE)
                    .keySet()
                    .forEach(name -> addIf(isPrivate(name), found, bundle, "exports " + name));
        }
        assertThat(found).as("packages of ours outside the api").isEmpty();
    }

    /** What criteria are written against, so that an exchange of the platform's other packages never concerns them. */
    @Test
    public void criteriaBundlesImportOnlyWhatCriteriaAreWrittenAgainst() {
        List<String> found = new ArrayList<>();
        List<Attributes> criteria = OURS.stream()
                .filter(bundle -> bundle.getValue(CRITERIA) != null)
                .toList();
        assertThat(criteria).hasSizeGreaterThanOrEqualTo(FEWEST_CRITERIA);
        for (Attributes bundle : criteria) {
            header(bundle, Constants.IMPORT_PACKAGE)
                    .keySet()
                    .forEach(name -> addIf(
                            !name.startsWith("java.") && !OF_CRITERIA.contains(name),
                            found,
                            bundle,
                            "imports " + name));
        }
        assertThat(found).as("imports of criteria bundles").isEmpty();
    }

    /** Components come and go by Declarative Services alone. */
    @Test
    public void noBundleHasAnActivator() {
        List<String> found = new ArrayList<>();
        for (Attributes bundle : OURS) {
            addIf(bundle.getValue(Constants.BUNDLE_ACTIVATOR) != null, found, bundle, Constants.BUNDLE_ACTIVATOR);
        }
        assertThat(found).as("activators").isEmpty();
    }

    private static Parameters header(Attributes bundle, String name) {
        return OSGiHeader.parseHeader(bundle.getValue(name));
    }

    private static boolean isOptional(Attrs attrs) {
        return "optional".equals(attrs.get(Constants.RESOLUTION_DIRECTIVE));
    }

    private static boolean isPrivate(String packageName) {
        return packageName.startsWith("org.shifan.") && !packageName.startsWith("org.shifan.api.");
    }

    private static void addIf(boolean wrong, List<String> found, Attributes bundle, String what) {
        if (wrong) {
            found.add(bundle.getValue(Constants.BUNDLE_SYMBOLICNAME) + ": " + what);
        }
    }
}
