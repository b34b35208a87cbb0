// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

import org.shifan.api.code.BureauCode;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.trust.Keys.bundle;

/** The guard beside a real framework. */
public class TrustGuardTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Framework framework;
    private Keys keys;
    private Path store;

    @Before
    public void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.newFolder("cache").getPath()));
        framework.start();
        store = folder.getRoot().toPath().resolve("trust");
        keys = new Keys(folder.getRoot().toPath()).make("jiangsu", -10, 365);
        keys.trust(store, "jiangsu", "authority = jiangsu\n");
    }

    @After
    public void stop() throws Exception {
        framework.stop();
        framework.waitForStop(30_000);
    }

    @Test
    public void thePolicyDecidesWhatBecomesOfAFlaw() throws Exception {
        Bundle unsigned = install("unsigned", bundle(Map.of()));
        assertRuled(judged("off", unsigned), Ruling.Outcome.ACCEPTED, "trust.unsigned");
        assertRuled(judged("warn", unsigned), Ruling.Outcome.WARNED, "trust.unsigned");
        assertRuled(judged("require", unsigned), Ruling.Outcome.REFUSED, "trust.unsigned");
        // A slip of the pen opens no door.
        assertRuled(judged("requre", unsigned), Ruling.Outcome.REFUSED, "trust.unsigned");
    }

    @Test
    public void whatTheAuthoritysKeySignedIsAcceptedUnderTheStrictestPolicy() throws Exception {
        Bundle signed = install("signed", keys.sign(bundle(Map.of()), "jiangsu"));
        Ruling ruling = judged("require", signed);
        assertThat(ruling.outcome()).isEqualTo(Ruling.Outcome.ACCEPTED);
        assertThat(ruling.flaw()).isNull();
        assertThat(ruling.signer()).startsWith("jiangsu (");
    }

    @Test
    public void aBundleThatIsTakenAwayWhileItIsExaminedIsRefused() throws Exception {
        Bundle signed = install("signed", keys.sign(bundle(Map.of()), "jiangsu"));
        signed.uninstall();
        // Even where nothing is asked: there is nothing left that could come into force.
        assertRuled(judged("off", signed), Ruling.Outcome.REFUSED, "trust.gone");
        assertRuled(judged("require", signed), Ruling.Outcome.REFUSED, "trust.gone");
    }

    @Test
    public void developerModeAcceptsEverythingAndStandsOnEveryReceipt() throws Exception {
        Ruling ruling = judged("require", install("unsigned", bundle(Map.of())), true);
        assertThat(ruling.outcome()).isEqualTo(Ruling.Outcome.ACCEPTED);
        assertThat(ruling.signer()).isEqualTo("developer mode, unsigned");
        assertThat(judged("require", install("signed", keys.sign(bundle(Map.of()), "jiangsu")), true)
                        .signer())
                .startsWith("developer mode, jiangsu (");
    }

    private Bundle install(String name, byte[] jar) throws Exception {
        return framework.getBundleContext().installBundle("test:" + name, new ByteArrayInputStream(jar));
    }

    private Ruling judged(String policy, Bundle bundle) {
        return judged(policy, bundle, false);
    }

    private Ruling judged(String policy, Bundle bundle, boolean developerMode) {
        TrustGuard guard = new TrustGuard(
                framework.getBundleContext(), new Settings(policy, store), developerMode, Clock.systemUTC());
        return guard.judge(new Claim(
                bundle.getBundleId(),
                "jiangsu-criteria 1.0.0",
                "jiangsu-zone-provincial",
                BureauCode.of("jiangsu"),
                "1.0.0",
                null,
                null));
    }

    private static void assertRuled(Ruling ruling, Ruling.Outcome outcome, String code) {
        assertThat(ruling.outcome()).isEqualTo(outcome);
        assertThat(ruling.flaw().key()).isEqualTo(code);
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Settings(String policy, Path folder) implements TrustGuard.Config {
        @Override
        public String keys() {
            return folder.toString();
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return TrustGuard.Config.class;
        }
    }
}
