// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.apache.felix.framework.FrameworkFactory;
import org.apache.karaf.features.DeploymentEvent;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.launch.Framework;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.operations.BundleJar;

import static org.assertj.core.api.Assertions.assertThat;

/** In a real framework, which has no second bundle of the same name and version; the features service and the registry say what a test wants. */
public class UpdateKeeperTest {
    private static final String NAME = "fujian";
    private static final String NAMED = "mvn:org.example/fujian/1.0.0";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FeaturesThere features = new FeaturesThere(NAMED);
    private final List<CriteriaSet> sets = new ArrayList<>();
    private Framework framework;
    private BundleContext own;
    private UpdateKeeper keeper;
    private Bundle bundle;

    @Before
    public void aBundleOfAFeature() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.newFolder().getPath(), "felix.cache.locking", "false"));
        framework.start();
        Bundle self = framework.getBundleContext().installBundle("self", jar("operations", "1.0.0", "", ""));
        self.start();
        own = self.getBundleContext();
        own.registerService(CollisionHook.class, new KeptCollisions(own), null);
        keeper = new UpdateKeeper(own, features.service(), registry());
        bundle = install(NAMED, "1.0.0");
    }

    @After
    public void end() throws Exception {
        framework.stop();
        framework.waitForStop(20_000);
    }

    @Test
    public void whatWasUpdatedInPlaceStartsBesideWhenItIsAcceptedAndStaysWhenTheFeatureTakesItBack() throws Exception {
        byHand("1.1.0");
        assertThat(kept()).containsExactly("1.1.0 installed");
        assertThat(keeper.tidy(Set.of())).as("not examined yet").isFalse();
        assertThat(kept()).containsExactly("1.1.0 installed");
        becomes("1.1.0", CriteriaState.ACTIVE);
        assertThat(keeper.tidy(Set.of())).isTrue();
        assertThat(kept()).containsExactly("1.1.0 started");
        byFeatures("1.0.0");
        assertThat(keeper.tidy(Set.of())).isTrue();
        assertThat(kept()).containsExactly("1.1.0 started");
    }

    /** So that a signature over the files holds for what is kept, too. */
    @Test
    public void eachFileOfItIsTheSame() throws Exception {
        byHand("1.1.0");
        Bundle beside = own.getBundle(Kept.location(bundle));
        assertThat(BundleJar.contents(beside))
                .isEqualTo(BundleJar.contents(bundle))
                .containsKeys("META-INF/MANIFEST.MF", "content.txt");
    }

    @Test
    public void whatWasTakenBackBeforeItWasExaminedStartsAllTheSame() throws Exception {
        byHand("1.1.0");
        byFeatures("1.0.0");
        assertThat(keeper.tidy(Set.of())).isTrue();
        assertThat(kept()).containsExactly("1.1.0 started");
    }

    @Test
    public void soItDoesWhenTheServerStoppedInBetween() throws Exception {
        byHand("1.1.0");
        byFeatures("1.0.0");
        keeper = new UpdateKeeper(own, features.service(), registry());
        assertThat(keeper.tidy(Set.of())).isTrue();
        assertThat(kept()).containsExactly("1.1.0 started");
    }

    @Test
    public void whatSomebodyStoppedBeforeItWasExaminedStaysStopped() throws Exception {
        byHand("1.1.0");
        bundle.stop();
        keeper.stopped(bundle);
        byFeatures("1.0.0");
        assertThat(keeper.tidy(Set.of())).isTrue();
        assertThat(kept()).containsExactly("1.1.0 installed");
    }

    @Test
    public void whatIsRefusedIsNotKeptAndWhatWasKeptBeforeStays() throws Exception {
        byHand("1.1.0");
        becomes("1.1.0", CriteriaState.CHECKED);
        keeper.tidy(Set.of());
        byHand("1.2.0");
        becomes("1.2.0", CriteriaState.REFUSED);
        keeper.tidy(Set.of());
        assertThat(kept()).containsExactly("1.1.0 started");
        keeper.tidy(Set.of());
        assertThat(kept()).containsExactly("1.1.0 started");
    }

    @Test
    public void ofTwoUpdatesTheLaterIsKept() throws Exception {
        byHand("1.1.0");
        becomes("1.1.0", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        byHand("1.2.0");
        becomes("1.2.0", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        keeper.tidy(Set.of());
        assertThat(kept()).containsExactly("1.2.0 started");
    }

    @Test
    public void itGoesWhenTheFeatureBringsAVersionAsHigh() throws Exception {
        keptAndTakenBack();
        features.name("mvn:org.example/fujian/1.1.0");
        byFeatures("1.1.0");
        keeper.tidy(Set.of());
        assertThat(kept()).isEmpty();
    }

    /** Karaf takes what is there for what a feature wants, when it is the same version. */
    @Test
    public void itStaysWhenTheFeatureHasNoOtherOfThatVersion() throws Exception {
        keptAndTakenBack();
        features.name("mvn:org.example/fujian/1.1.0");
        bundle.uninstall();
        keeper.tidy(Set.of());
        assertThat(kept()).containsExactly("1.1.0 started");
    }

    @Test
    public void itGoesWithItsFeature() throws Exception {
        keptAndTakenBack();
        features.name();
        bundle.uninstall();
        keeper.tidy(Set.of());
        assertThat(kept()).isEmpty();
    }

    @Test
    public void itGoesWhenSomebodyTakesItsBundleBack() throws Exception {
        byHand("1.1.0");
        becomes("1.1.0", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        byHand("1.0.0");
        keeper.tidy(Set.of(bundle.getBundleId()));
        assertThat(kept()).isEmpty();
    }

    @Test
    public void itStopsAndGoesWithItsBundleWhenSomebodyStopsOrUninstallsThat() throws Exception {
        byHand("1.1.0");
        becomes("1.1.0", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        bundle.stop();
        keeper.stopped(bundle);
        assertThat(kept()).containsExactly("1.1.0 installed");
        keeper.tidy(Set.of());
        assertThat(kept()).as("not started by itself").containsExactly("1.1.0 installed");
        bundle.start();
        keeper.tidy(Set.of());
        assertThat(kept()).containsExactly("1.1.0 started");
        bundle.uninstall();
        keeper.uninstalled(bundle);
        assertThat(kept()).isEmpty();
    }

    /** As at a restart. */
    @Test
    public void aStopForNowDoesNotStopIt() throws Exception {
        byHand("1.1.0");
        becomes("1.1.0", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        bundle.stop(Bundle.STOP_TRANSIENT);
        keeper.stopped(bundle);
        assertThat(kept()).containsExactly("1.1.0 started");
    }

    @Test
    public void aLowerVersionAndWhatNoFeatureBroughtAreNotKept() throws Exception {
        byHand("0.9.0");
        Bundle beside = install("file:/somewhere/fujian.jar", "1.3.0");
        keeper.updated(beside);
        Bundle besideOfMaven = install("mvn:org.example/fujian/1.4.0", "1.4.0");
        keeper.updated(besideOfMaven);
        becomes("1.3.0", CriteriaState.ACTIVE);
        becomes("1.4.0", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        assertThat(kept()).isEmpty();
    }

    /** It keeps the address of its first version, and the feature names that of the second. */
    @Test
    public void whatTheFeaturesServiceUpdatedItselfIsAsItsFeatureBroughtIt() throws Exception {
        features.name("mvn:org.example/fujian/1.0.1");
        byFeatures("1.0.1");
        becomes("1.0.1", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        assertThat(kept()).isEmpty();
        byHand("1.1.0");
        assertThat(kept()).containsExactly("1.1.0 installed");
    }

    @Test
    public void onlySomebodysUpdateIsKeptAndNotThatOfADeployment() throws Exception {
        UpdateWatch watch = new UpdateWatch(own, features.service(), keeper);
        try {
            features.says(DeploymentEvent.DEPLOYMENT_STARTED);
            bundle.update(jar(NAME, "1.1.0", "criteria.yaml", "1.1.0"));
            assertThat(kept()).isEmpty();
            features.says(DeploymentEvent.DEPLOYMENT_FINISHED);
            bundle.update(jar(NAME, "1.2.0", "criteria.yaml", "1.2.0"));
            assertThat(kept()).hasSize(1).allMatch(line -> line.startsWith("1.2.0"));
        } finally {
            watch.close();
        }
    }

    private void keptAndTakenBack() throws Exception {
        byHand("1.1.0");
        becomes("1.1.0", CriteriaState.ACTIVE);
        keeper.tidy(Set.of());
        byFeatures("1.0.0");
        keeper.tidy(Set.of());
    }

    private void byHand(String version) throws Exception {
        byFeatures(version);
        keeper.updated(bundle);
    }

    private void byFeatures(String version) throws Exception {
        bundle.update(jar(NAME, version, "criteria.yaml", version));
    }

    private void becomes(String version, CriteriaState state) {
        sets.add(new CriteriaSet(
                NAME,
                null,
                version,
                "",
                null,
                null,
                false,
                null,
                List.of(),
                null,
                null,
                state,
                NAME + " " + version,
                null,
                List.of(),
                null));
    }

    /** What is kept, each with its version and whether it is meant to be at work. */
    private List<String> kept() {
        return Arrays.stream(own.getBundles())
                .filter(Kept::is)
                .map(kept -> kept.getVersion() + (kept.getState() == Bundle.ACTIVE ? " started" : " installed"))
                .toList();
    }

    private Bundle install(String location, String version) throws Exception {
        Bundle out = framework.getBundleContext().installBundle(location, jar(NAME, version, "criteria.yaml", version));
        out.start();
        return out;
    }

    private CriteriaRegistry registry() {
        return (CriteriaRegistry) Proxy.newProxyInstance(
                CriteriaRegistry.class.getClassLoader(),
                new Class<?>[] {CriteriaRegistry.class},
                (proxy, method, arguments) -> method.getName().equals("sets") ? List.copyOf(sets) : null);
    }

    private static InputStream jar(String name, String version, String criteria, String content) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        main.putValue(Constants.BUNDLE_VERSION, version);
        if (!criteria.isEmpty()) {
            main.putValue("Shifan-Criteria", criteria);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry("content.txt"));
            jar.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return new ByteArrayInputStream(out.toByteArray());
    }
}
