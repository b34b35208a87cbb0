// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import javax.security.auth.Subject;

import org.apache.felix.framework.FrameworkFactory;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

import org.shifan.operations.hand.Installers.Installer;

import static org.assertj.core.api.Assertions.assertThat;

/** Who brought a bundle, in a real framework that is started again on what it left. */
public class InstallersTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Framework framework;
    private Bundle self;
    private Installers installers;

    @Before
    public void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        new File(folder.getRoot(), "cache").getPath(),
                        "felix.cache.locking",
                        "false"));
        framework.start();
        self = framework.getBundleContext().installBundle("self", jar("operations", "1.0.0"));
        self.start();
        installers = new Installers(self.getBundleContext());
    }

    @After
    public void stop() throws Exception {
        framework.stop();
        framework.waitForStop(20_000);
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    @Test
    public void theAccountThatInstalledIsKnownAlsoAfterARestart() throws Exception {
        Bundle bundle = as("li", () -> context().installBundle("a", jar("a", "1.0.0")));
        assertThat(installers.of(bundle)).map(Installer::account).contains("li");
        stop();
        start();
        Bundle again = context().getBundle("a");
        assertThat(installers.of(again)).map(Installer::account).contains("li");
        assertThat(installers.of(again).orElseThrow().at().toEpochMilli()).isEqualTo(again.getLastModified());
    }

    @Test
    public void theOneThatUpdatedStandsForTheOneThatInstalled() throws Exception {
        Bundle bundle = as("li", () -> context().installBundle("a", jar("a", "1.0.0")));
        theClockGoesOn(bundle);
        as("wang", () -> {
            bundle.update(jar("a", "1.1.0"));
            return bundle;
        });
        assertThat(installers.of(bundle)).map(Installer::account).contains("wang");
    }

    @Test
    public void anUpdateByNobodyIsNotTheWorkOfTheOneBefore() throws Exception {
        Bundle bundle = as("li", () -> context().installBundle("a", jar("a", "1.0.0")));
        bundle.update(jar("a", "1.1.0"));
        assertThat(installers.of(bundle)).isEmpty();
    }

    @Test
    public void anUpdateThatNobodySawIsNotTheWorkOfTheOneBefore() throws Exception {
        Bundle bundle = as("li", () -> context().installBundle("a", jar("a", "1.0.0")));
        installers.close();
        theClockGoesOn(bundle);
        bundle.update(jar("a", "1.1.0"));
        installers = new Installers(self.getBundleContext());
        assertThat(installers.of(bundle)).isEmpty();
    }

    /** Two changes of a bundle are told apart by their moments. */
    private static void theClockGoesOn(Bundle bundle) {
        while (System.currentTimeMillis() <= bundle.getLastModified()) {
            Thread.onSpinWait();
        }
    }

    @Test
    public void startingAndStoppingByAnotherAccountChangesNothing() throws Exception {
        Bundle bundle = as("li", () -> context().installBundle("a", jar("a", "1.0.0")));
        as("wang", () -> {
            bundle.start();
            bundle.stop();
            return bundle;
        });
        assertThat(installers.of(bundle)).map(Installer::account).contains("li");
    }

    @Test
    public void whatTheThreadOfAllFeaturesInstallsIsNobodysWork() throws Exception {
        Bundle[] bundle = new Bundle[1];
        as("li", () -> {
            // Made by an account, as the thread of the features may be, and so it inherits that account.
            Thread shared = new Thread(
                    () -> {
                        try {
                            bundle[0] = context().installBundle("a", jar("a", "1.0.0"));
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "features-3-thread-1");
            shared.start();
            shared.join();
            return self;
        });
        assertThat(installers.of(bundle[0])).isEmpty();
    }

    @Test
    public void aFileThatCannotBeReadCostsTheNamesAndNothingElse() throws Exception {
        Bundle bundle = as("li", () -> context().installBundle("a", jar("a", "1.0.0")));
        installers.close();
        Path file = self.getBundleContext().getDataFile("installers.properties").toPath();
        Files.writeString(file, "1=\\u00zz");
        installers = new Installers(self.getBundleContext());
        assertThat(installers.of(bundle)).isEmpty();
        Bundle next = as("wang", () -> context().installBundle("b", jar("b", "1.0.0")));
        assertThat(installers.of(next)).map(Installer::account).contains("wang");
    }

    /** As Karaf runs a command of an account. */
    @SuppressWarnings("removal") // Karaf does so, too
    private static Bundle as(String account, PrivilegedExceptionAction<Bundle> work) throws Exception {
        Subject subject =
                new Subject(true, Set.of(new RolePrincipal("admin"), new UserPrincipal(account)), Set.of(), Set.of());
        return Subject.doAs(subject, work);
    }

    private static InputStream jar(String name, String version) throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        main.putValue(Constants.BUNDLE_VERSION, version);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JarOutputStream(out, manifest).close();
        return new ByteArrayInputStream(out.toByteArray());
    }
}
