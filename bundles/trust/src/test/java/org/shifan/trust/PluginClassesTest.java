// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

import org.shifan.api.code.BureauCode;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which classes a real framework may load, and when that is asked anew. */
public class PluginClassesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Framework framework;
    private Keys keys;
    private Path store;
    private TrustGuard guard;
    private PluginClasses classes;

    /** Eleven in the evening in China. */
    private Instant now = LocalDate.now(TrustGuard.CHINA)
            .atTime(LocalTime.of(23, 0))
            .atZone(TrustGuard.CHINA)
            .toInstant();

    /** Classes that stand for those of a plug-in. */
    static final class Curve {}

    static final class Line {}

    @Before
    public void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.newFolder("cache").getPath()));
        framework.start();
        store = folder.getRoot().toPath().resolve("trust");
        keys = new Keys(folder.getRoot().toPath()).make("jiangsu", -10, 365);
        keys.trust(store, "jiangsu", "authority = jiangsu\n");
        guard = new TrustGuard(framework.getBundleContext(), new Strictest(store), false, clock());
        classes = new PluginClasses(framework.getBundleContext(), guard);
    }

    @After
    public void stop() throws Exception {
        classes.close();
        framework.stop();
        framework.waitForStop(30_000);
    }

    @Test
    public void aKeyThatIsRevokedOnAComingDayCountsUntilThatDayBegins() throws Exception {
        keys.trust(
                store,
                "jiangsu",
                "authority = jiangsu\nwhy = lost\nrevoked-on = "
                        + now.atZone(TrustGuard.CHINA).toLocalDate().plusDays(1) + "\n");
        Bundle signed = install("signed", keys.sign(plugin(), "jiangsu"));
        assertThat(signed.loadClass(Curve.class.getName())).isNotNull();
        long before = guard.state();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(guard.state()).isEqualTo(before);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(guard.state()).as("all is judged anew").isNotEqualTo(before);
        refused(signed, Line.class, "trust.key.revoked");
    }

    @Test
    public void aFragmentThatComesLaterAndIsAttachedByARefreshKeepsClassesFromBeingLoaded() throws Exception {
        Bundle signed = install("signed", keys.sign(plugin(), "jiangsu"));
        assertThat(signed.loadClass(Curve.class.getName())).isNotNull();
        install("fragment", fragment());
        refresh(signed);
        refused(signed, Line.class, "trust.fragment");
        refused(signed, Curve.class, "trust.fragment");
    }

    /** The manifest claims nothing, so that only the document says whose set it is, and the door reads that. */
    @Test
    public void ofABundleThatWasJudgedAnotherAuthoritysNoMoreClassIsLoadedUntilItIsLetIn() throws Exception {
        Bundle signed = install("signed", keys.sign(plugin(), "jiangsu"));
        assertThat(signed.loadClass(Curve.class.getName())).isNotNull();
        assertThat(judged(signed, "ningbo", null).flaw().key()).isEqualTo("trust.authority.other");
        assertThatThrownBy(() -> signed.loadClass(Line.class.getName()))
                .isInstanceOf(LinkageError.class)
                .rootCause()
                .hasMessageContaining(Line.class.getName())
                .hasMessageContaining("ningbo");
        assertThat(judged(signed, "jiangsu", null).flaw()).isNull();
        assertThat(signed.loadClass(Line.class.getName())).isNotNull();
    }

    @Test
    public void ofAnOlderVersionThatComesAgainNoMoreClassIsLoaded() throws Exception {
        Bundle signed = install("signed", keys.sign(plugin(), "jiangsu"));
        assertThat(judged(signed, "jiangsu", "1.1.0").flaw().key()).isEqualTo("trust.version.replayed");
        assertThatThrownBy(() -> signed.loadClass(Line.class.getName())).isInstanceOf(LinkageError.class);
    }

    @Test
    public void whatWasLetInServesOnWhenAnEditOfAKeyWouldRefuseItNow() throws Exception {
        Bundle signed = install("signed", keys.sign(plugin(), "jiangsu"));
        assertThat(judged(signed, "jiangsu", null).flaw()).isNull();
        assertThat(judged(signed, "ningbo", null).flaw()).isNotNull();
        assertThat(signed.loadClass(Line.class.getName())).isNotNull();
    }

    private Ruling judged(Bundle bundle, String authority, String newest) {
        return guard.judge(new Claim(
                bundle.getBundleId(),
                "org.example.jiangsu 1.0.0",
                "jiangsu-zone",
                BureauCode.of(authority),
                "1.0.0",
                newest,
                newest == null ? null : Instant.EPOCH));
    }

    private void refused(Bundle bundle, Class<?> type, String key) {
        assertThatThrownBy(() -> bundle.loadClass(type.getName()))
                .isInstanceOf(LinkageError.class)
                .rootCause()
                .hasMessageContaining(type.getName());
        assertThat(guard.refusal(bundle))
                .hasValueSatisfying(flaw -> assertThat(flaw.key()).isEqualTo(key));
    }

    private Bundle install(String name, byte[] jar) throws Exception {
        return framework.getBundleContext().installBundle("test:" + name, new ByteArrayInputStream(jar));
    }

    private void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> refreshed.countDown());
        assertThat(refreshed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static byte[] plugin() throws Exception {
        Map<String, byte[]> files = new TreeMap<>(Keys.files(Keys.bundle(Map.of())));
        for (Class<?> type : List.of(Curve.class, Line.class)) {
            String file = type.getName().replace('.', '/') + ".class";
            try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
                files.put(file, in.readAllBytes());
            }
        }
        return Keys.zip(files);
    }

    private static byte[] fragment() throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.example.smuggler");
        main.putValue("Fragment-Host", "org.example.jiangsu");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        return Keys.zip(Map.of(JarFile.MANIFEST_NAME, text.toByteArray()));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return TrustGuard.CHINA;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Strictest(Path folder) implements TrustGuard.Config {
        @Override
        public String policy() {
            return "require";
        }

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
