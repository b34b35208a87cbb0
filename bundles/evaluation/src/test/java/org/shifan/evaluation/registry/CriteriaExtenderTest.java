// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;

import org.shifan.api.criteria.CriteriaBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a real framework's events mean for the sets. */
public class CriteriaExtenderTest {
    private static final Map<String, String> CRITERIA = Map.of(CriteriaBundle.HEADER, CriteriaBundle.DOCUMENT);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Registry registry = new Registry();
    private Container container;
    private CriteriaExtender extender;
    private final Set<String> seen = new TreeSet<>();

    @Before
    public void open() throws Exception {
        container = new Container(folder.getRoot());
        extender = new CriteriaExtender(container.context(), registry.criteria);
    }

    @After
    public void close() throws Exception {
        container.close();
    }

    private void restart() throws Exception {
        extender.close();
        container.close();
        registry = Registry.afterRestartOf(registry);
        open();
    }

    private static InputStream good(String version) {
        return Container.jar(version, CRITERIA, SampleDocument.version(version).bytes());
    }

    private static InputStream broken(String version) {
        String text = SampleDocument.version(version).text().replace("weight: 100", "weight: 90");
        return Container.jar(version, CRITERIA, text.getBytes(StandardCharsets.UTF_8));
    }

    private Bundle started(InputStream jar) throws BundleException {
        Bundle bundle = container.install("file:criteria.jar", jar);
        bundle.start();
        return bundle;
    }

    /** Notes at every single event of the framework which set is in force. */
    private void watch() {
        SynchronousBundleListener watcher = event -> seen.add(registry.inForce());
        container.context().addBundleListener(watcher);
    }

    @Test
    public void aStartedBundleIsInForce() throws Exception {
        started(good("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aBundleThatIsOnlyInstalledIsNot() throws Exception {
        container.install("file:criteria.jar", good("1.0.0"));
        assertThat(registry.states()).isEmpty();
    }

    @Test
    public void aBundleWithoutTheHeaderIsNoneOfOurs() throws Exception {
        started(Container.jar("1.0.0", Map.of(), SampleDocument.version("1.0.0").bytes()));
        assertThat(registry.states()).isEmpty();
    }

    @Test
    public void anUpdateOfARunningBundleLeavesNoMomentWithoutASet() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        watch();
        bundle.update(good("1.1.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
        assertThat(seen).containsExactlyInAnyOrder("jiangsu-zone 1.0.0", "jiangsu-zone 1.1.0");
    }

    @Test
    public void theDeployFoldersWayOfUpdatingLeavesNoMomentWithoutASet() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        watch();
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.update(good("1.1.0"));
        container.refresh(bundle);
        bundle.start();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
        assertThat(seen).containsExactlyInAnyOrder("jiangsu-zone 1.0.0", "jiangsu-zone 1.1.0");
    }

    @Test
    public void aRefreshLeavesNoMomentWithoutASet() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        watch();
        container.refresh(bundle);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(seen).containsExactly("jiangsu-zone 1.0.0");
    }

    @Test
    public void aRefusedUpdateLeavesTheOldInForceAlsoAfterARestart() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        bundle.update(broken("1.1.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        restart();
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        container.bundle("file:criteria.jar").update(good("1.1.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void anUpdateToWhatCannotBeResolvedLeavesTheOldInForceAlsoAfterARestart() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        Map<String, String> headers =
                Map.of(CriteriaBundle.HEADER, CriteriaBundle.DOCUMENT, Constants.IMPORT_PACKAGE, "org.example.absent");
        InputStream next =
                Container.jar("1.1.0", headers, SampleDocument.version("1.1.0").bytes());
        assertThatThrownBy(() -> bundle.update(next)).isInstanceOf(BundleException.class);
        assertThat(bundle.getState()).isEqualTo(Bundle.INSTALLED);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD");
        restart();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD");
    }

    @Test
    public void anAdministratorsStopTakesTheSetOutOfForceAlsoAfterARestart() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        bundle.stop();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 RETIRED");
        assertThat(registry.whyNone()).contains("was stopped");
        restart();
        assertThat(registry.whyNone()).contains("was stopped");
        container.bundle("file:criteria.jar").start();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void stopUpdateStartByHandBringsTheNewOne() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        bundle.stop();
        bundle.update(good("1.1.0"));
        bundle.start();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void anUninstalledBundleTakesItsSetAlong() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        bundle.uninstall();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 RETIRED");
        assertThat(registry.whyNone()).contains("was removed");
        restart();
        assertThat(registry.states()).isEmpty();
    }

    @Test
    public void anUpdateThatBringsNoCriteriaTakesTheSetOutOfForce() throws Exception {
        Bundle bundle = started(good("1.0.0"));
        bundle.update(Container.jar("1.1.0", Map.of(), null));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 RETIRED");
    }

    @Test
    public void anUpdateThatBringsCriteriaForTheFirstTimeIsSeen() throws Exception {
        Bundle bundle = started(Container.jar("0.9.0", Map.of(), null));
        bundle.update(good("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aBundleThatWaitsForItsFirstClassIsStartedAllTheSame() throws Exception {
        Map<String, String> headers =
                Map.of(CriteriaBundle.HEADER, CriteriaBundle.DOCUMENT, Constants.BUNDLE_ACTIVATIONPOLICY, "lazy");
        Bundle bundle = container.install(
                "file:criteria.jar",
                Container.jar("1.0.0", headers, SampleDocument.version("1.0.0").bytes()));
        bundle.start(Bundle.START_ACTIVATION_POLICY);
        assertThat(bundle.getState()).isEqualTo(Bundle.STARTING);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void bundlesThatWereThereBeforeTheExtenderAreSeen() throws Exception {
        extender.close();
        started(good("1.0.0"));
        extender = new CriteriaExtender(container.context(), registry.criteria);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aShutdownAndAnExtenderThatGoesChangeNothing() throws Exception {
        started(good("1.0.0"));
        container.close();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        extender.close();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aRestartChangesNothing() throws Exception {
        started(good("1.0.0"));
        restart();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aHeaderWithoutAPathMeansTheCustomaryPlace() throws Exception {
        started(Container.jar(
                "1.0.0",
                Map.of(CriteriaBundle.HEADER, " "),
                SampleDocument.version("1.0.0").bytes()));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }
}
