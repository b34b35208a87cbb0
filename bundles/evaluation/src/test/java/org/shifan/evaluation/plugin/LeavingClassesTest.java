// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.evaluation.registry.Container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which classes of a criteria bundle a real framework loads. Were one loaded and called, there would be no tests any more. */
public class LeavingClassesTest {
    private static final Map<String, String> CRITERIA = Map.of(CriteriaBundle.HEADER, CriteriaBundle.DOCUMENT);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Container container;
    private PlugIns plugIns;

    static final class Sound implements Callable<String> {
        @Override
        public String call() {
            return "sound";
        }
    }

    /** Ends the server when it is made. */
    static final class Exits implements Callable<String> {
        Exits() {
            System.exit(3);
        }

        @Override
        public String call() {
            return "never";
        }
    }

    static final class Halts implements Callable<String> {
        @Override
        public String call() {
            Runtime.getRuntime().halt(3);
            return "never";
        }
    }

    static final class Begins implements Callable<String> {
        @Override
        public String call() throws IOException {
            return new ProcessBuilder("true").start().toString();
        }
    }

    /** Sound in itself; what it calls is not. */
    static final class Hides implements Callable<String> {
        @Override
        public String call() {
            return new Halts().call();
        }
    }

    @Before
    public void open() throws Exception {
        container = new Container(folder.getRoot());
        plugIns = PlugIns.ordinary(container.context());
    }

    @After
    public void close() throws Exception {
        plugIns.close();
        container.close();
    }

    @Test
    public void aClassThatEndsTheServerOrBeginsAProgramIsNotLoaded() throws Exception {
        Bundle bundle = install(CRITERIA, Exits.class, Halts.class, Begins.class, Sound.class);
        for (Class<?> type : List.of(Exits.class, Halts.class, Begins.class)) {
            assertThatThrownBy(() -> bundle.loadClass(type.getName()))
                    .isInstanceOf(LinkageError.class)
                    .rootCause()
                    .hasMessageContaining("The class " + type.getName() + " of org.example.ningbo 1.0.0 is not loaded")
                    .hasMessageContaining("java.lang.");
        }
        assertThat(call(bundle, Sound.class)).isEqualTo("sound");
    }

    @Test
    public void aBundleWithoutCriteriaIsNotLookedInto() throws Exception {
        Bundle bundle = install(Map.of(), Exits.class);
        assertThat(bundle.loadClass(Exits.class.getName()).getName()).isEqualTo(Exits.class.getName());
        assertThat(plugIns.refusal(bundle.getBundleId())).isEmpty();
    }

    @Test
    public void aPlugInOfSuchAClassIsNotMadeAndSaysWhyUntilItGoes() throws Exception {
        Bundle bundle = install(CRITERIA, Exits.class);
        assertThat(plugIns.make(bundle.getBundleId(), "component ningbo.fact", () -> make(bundle, Exits.class)))
                .isEmpty();
        assertThat(told()).contains("Exits of org.example.ningbo 1.0.0", "Exits.<init>: java.lang.System.exit");
        plugIns.unmade(bundle.getBundleId(), "component ningbo.fact");
        assertThat(plugIns.plugins()).isEmpty();
    }

    /** Declarative Services logs what it could not load and answers null. */
    @Test
    public void whoMakesNothingAndDoesNotSayWhyIsToldApartByTheClassThatWasNotLoaded() throws Exception {
        Bundle bundle = install(CRITERIA, Exits.class);
        Optional<Object> made = plugIns.make(bundle.getBundleId(), "component ningbo.fact", () -> {
            try {
                return make(bundle, Exits.class);
            } catch (LinkageError e) {
                return null;
            }
        });
        assertThat(made).isEmpty();
        assertThat(told()).contains("component ningbo.fact", "java.lang.System.exit");
    }

    @Test
    public void whatIsFoundInACallTakesThePlugInOutAtOnce() throws Exception {
        Bundle bundle = install(CRITERIA, Hides.class, Halts.class);
        Supervised hides = new Supervised(
                Origin.installed(bundle.getBundleId()),
                "hides",
                () -> new Budget(3000, 50, 32L << 20, 1L << 20, 5, 60_000, 3_600_000, 4, true),
                out -> {},
                Runnable::run,
                java.time.Clock.systemUTC());
        assertThatThrownBy(() -> hides.call(1, "zone", () -> call(bundle, Hides.class)))
                .isInstanceOf(PluginFailure.class)
                .hasMessageContaining("java.lang.Runtime.halt");
        assertThat(hides.state().out()).isTrue();
    }

    @Test
    public void anUpdateToASoundVersionIsTakenAsItIs() throws Exception {
        Bundle bundle = install(CRITERIA, Exits.class);
        assertThatThrownBy(() -> bundle.loadClass(Exits.class.getName())).isInstanceOf(LinkageError.class);
        assertThat(plugIns.refusal(bundle.getBundleId())).isPresent();
        Thread.sleep(2);
        bundle.update(jar(CRITERIA, Sound.class));
        assertThat(plugIns.refusal(bundle.getBundleId())).isEmpty();
        assertThat(call(bundle, Sound.class)).isEqualTo("sound");
    }

    private String told() {
        return plugIns.plugins().stream()
                .filter(SupervisedPlugin::out)
                .map(plugin -> plugin.name() + " " + plugin.reason())
                .findFirst()
                .orElse("");
    }

    private static Object make(Bundle bundle, Class<?> type) throws Exception {
        var constructor = bundle.loadClass(type.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Object call(Bundle bundle, Class<?> type) throws Exception {
        return ((Callable<?>) make(bundle, type)).call();
    }

    private Bundle install(Map<String, String> headers, Class<?>... types) throws Exception {
        return container.install("test:ningbo", jar(headers, types));
    }

    private static InputStream jar(Map<String, String> headers, Class<?>... types) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.example.ningbo");
        main.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        headers.forEach(main::putValue);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Class<?> type : types) {
                String file = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new ZipEntry(file));
                try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return new ByteArrayInputStream(out.toByteArray());
    }
}
