// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;

import org.shifan.operations.hand.Installers.Installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.operations.hand.AccountsAtWork.as;
import static org.shifan.operations.hand.AccountsAtWork.jar;

/** Who brought a bundle, in a real framework that is started again on what it left. */
public class InstallersTest {
    private final TemporaryFolder folder = new TemporaryFolder();
    private final AccountsAtWork container = new AccountsAtWork(folder);

    @Rule
    public final RuleChain rules = RuleChain.outerRule(folder).around(container);

    private String installerOf(Bundle bundle) {
        return container.installers().of(bundle).map(Installer::account).orElse("nobody");
    }

    @Test
    public void theAccountThatInstalledIsKnownAlsoAfterARestart() throws Exception {
        assertThat(installerOf(container.installs("li", "a"))).isEqualTo("li");
        container.restart();
        Bundle again = container.context().getBundle("a");
        assertThat(installerOf(again)).isEqualTo("li");
        assertThat(container.installers().of(again).orElseThrow().at().toEpochMilli())
                .isEqualTo(again.getLastModified());
    }

    @Test
    public void theOneThatUpdatedStandsForTheOneThatInstalled() throws Exception {
        Bundle bundle = container.installs("li", "a");
        theClockGoesOn(bundle);
        as("wang", () -> {
            bundle.update(jar("a", "1.1.0"));
            return bundle;
        });
        assertThat(installerOf(bundle)).isEqualTo("wang");
    }

    @Test
    public void anUpdateByNobodyIsNotTheWorkOfTheOneBefore() throws Exception {
        Bundle bundle = container.installs("li", "a");
        bundle.update(jar("a", "1.1.0"));
        assertThat(installerOf(bundle)).isEqualTo("nobody");
    }

    @Test
    public void anUpdateThatNobodySawIsNotTheWorkOfTheOneBefore() throws Exception {
        Bundle bundle = container.installs("li", "a");
        container.unseen(() -> {
            theClockGoesOn(bundle);
            bundle.update(jar("a", "1.1.0"));
            return null;
        });
        assertThat(installerOf(bundle)).isEqualTo("nobody");
    }

    /** Two changes of a bundle are told apart by their moments. */
    private static void theClockGoesOn(Bundle bundle) {
        while (System.currentTimeMillis() <= bundle.getLastModified()) {
            Thread.onSpinWait();
        }
    }

    @Test
    public void startingAndStoppingByAnotherAccountChangesNothing() throws Exception {
        Bundle bundle = container.installs("li", "a");
        as("wang", () -> {
            bundle.start();
            bundle.stop();
            return bundle;
        });
        assertThat(installerOf(bundle)).isEqualTo("li");
    }

    @Test
    public void whatTheThreadOfAllFeaturesInstallsIsNobodysWork() throws Exception {
        Bundle[] bundle = new Bundle[1];
        as("li", () -> {
            // Made by an account, as the thread of the features may be, and so it inherits that account.
            Thread shared = new Thread(
                    () -> {
                        try {
                            bundle[0] = container.context().installBundle("a", jar("a", "1.0.0"));
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "features-3-thread-1");
            shared.start();
            shared.join();
            return container.self();
        });
        assertThat(installerOf(bundle[0])).isEqualTo("nobody");
    }

    @Test
    public void aFileThatCannotBeReadCostsTheNamesAndNothingElse() throws Exception {
        Bundle bundle = container.installs("li", "a");
        Path file = container
                .self()
                .getBundleContext()
                .getDataFile("installers.properties")
                .toPath();
        container.unseen(() -> {
            Files.writeString(file, "1=\\u00zz");
            return null;
        });
        assertThat(installerOf(bundle)).isEqualTo("nobody");
        assertThat(installerOf(container.installs("wang", "b"))).isEqualTo("wang");
    }
}
