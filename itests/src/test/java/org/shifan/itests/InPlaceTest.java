// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

/** What a bundle of a feature was updated to in place stays in force, though Karaf takes the bundle back. */
public class InPlaceTest extends CriteriaOfNingbo {
    private static final String FEATURE = "ningbo-in-place";
    private static final int PER_SECOND = 50;

    @Before
    public void aFeatureBringsTheFirstVersion() throws Exception {
        Path repository = OfAFeature.repository(
                file("any").getParent(), FEATURE, CriteriaJar.ningbo("1.0.0", "7"), CriteriaJar.ningbo("1.1.0", "7"));
        console.run("feature:repo-add " + repository.toUri());
        console.run("feature:install " + FEATURE + "/1.0.0");
        awaitInForce("1.0.0");
    }

    @After
    public void nothingOfTheTestStays() throws Exception {
        for (Feature feature : service(FeaturesService.class).listInstalledFeatures()) {
            if (List.of(OfAFeature.EMPTY, FEATURE).contains(feature.getName())) {
                console.run("feature:uninstall " + feature.getName() + "/" + feature.getVersion());
            }
        }
        console.run("feature:repo-remove " + FEATURE);
        // With the feature goes what was kept of its bundle.
        Await.until(
                "no criteria of Ningbo in force",
                () -> bundles().isEmpty() && inForce().isEmpty());
    }

    @Test
    public void noCallFailsAndNoneIsByTheOldVersionWhileFeaturesComeAndGo() throws Exception {
        update("1.1.0");
        CallTimes times = new CallTimes();
        try (CallLoad load = new CallLoad(List.<Callable<String>>of(this::otherVersion))) {
            load.begin(PER_SECOND, times);
            console.run("feature:install " + OfAFeature.EMPTY);
            assertEquals("the feature's is back", List.of("1.0.0", "1.1.0"), bundles());
            console.run("feature:refresh");
            console.run("feature:uninstall " + OfAFeature.EMPTY);
        }
        assertEquals(times.failures().toString(), 0, times.failed());
        assertEquals(times.wrong().toString(), 0, times.mixed());
        assertTrue("calls: " + times.count(), times.count() > PER_SECOND / 2);
        String doctor = console.run("shifan:doctor --lang en");
        assertTrue(doctor, doctor.contains("ningbo-criteria 1.1.0 was updated in place"));
        console.run("feature:install --upgrade " + FEATURE + "/1.1.0");
        Await.until("it is the feature's own again", () -> bundles().equals(List.of("1.1.0")));
        awaitInForce("1.1.0");
    }

    @Test
    public void somebodyWhoTakesTheBundleBackHasTheOldVersion() throws Exception {
        update("1.2.0");
        console.run("bundle:update " + number() + " "
                + file(FEATURE + "-1.0.0-of-a-feature.jar").toUri());
        awaitInForce("1.0.0");
        Await.until("nothing is kept", () -> bundles().equals(List.of("1.0.0")));
    }

    @Test
    public void aBrokenVersionIsNotKept() throws Exception {
        Path broken = CriteriaJar.broken("ningbo-criteria", "1.3.0").write(file("broken.jar"));
        console.run("bundle:update " + number() + " " + broken.toUri());
        assertRefused("1.3.0");
        Await.until("nothing is kept", () -> bundles().equals(List.of("1.3.0")));
        assertTrue(console.run("shifan:doctor --lang en").contains("brings 1.0.0 back"));
        console.run("feature:install " + OfAFeature.EMPTY);
        assertEquals(List.of("1.0.0"), bundles());
        awaitInForce("1.0.0");
    }

    private void update(String version) throws Exception {
        Path newer = CriteriaJar.ningbo(version, "7").write(file("ningbo-" + version + ".jar"));
        console.run("bundle:update " + number() + " " + newer.toUri());
        awaitInForce(version);
        Await.until("it is kept and started", () -> kept(version));
    }

    private boolean kept(String version) {
        return Arrays.stream(context.getBundles())
                .anyMatch(bundle -> bundle.getLocation().startsWith("shifan-kept:" + version)
                        && bundle.getState() == Bundle.ACTIVE);
    }

    private String otherVersion() {
        String version = evaluate(false).receipt().version();
        return version.equals("1.1.0") ? null : version;
    }

    private long number() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "ningbo-criteria".equals(bundle.getSymbolicName()))
                .mapToLong(Bundle::getBundleId)
                .min()
                .orElseThrow();
    }

    /** The versions that are here of the bundle. */
    private List<String> bundles() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> "ningbo-criteria".equals(bundle.getSymbolicName()))
                .map(bundle -> bundle.getVersion().toString())
                .sorted()
                .collect(Collectors.toList());
    }
}
