// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.launch.Framework;
import org.osgi.util.tracker.ServiceTracker;

import org.shifan.api.schema.SchemaReady;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** In a real framework, with bundles made here; the extender itself is new, as a component is. */
@Category(EachDatabase.class)
public class SchemaExtenderTest {

    private static final long PATIENCE_MS = 30_000;

    @Rule
    public final TemporaryFolder cache = new TemporaryFolder();

    private Framework framework;
    private BundleContext context;
    private TestDatabase database;
    private SchemaExtender extender;

    @Before
    public void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        cache.getRoot().getPath(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "org.shifan.api.schema"));
        framework.start();
        context = framework.getBundleContext();
        database = TestDatabase.empty();
        extender = new SchemaExtender(context, database.source());
    }

    @After
    public void stop() throws Exception {
        extender.stop();
        framework.stop();
        framework.waitForStop(PATIENCE_MS);
        database.close();
    }

    @Test
    public void aBundleWithTheHeaderGetsItsMarker() throws Exception {
        install("zones", "first/zones.xml").start();

        assertThat(awaitMarker("zones").module()).isEqualTo("zones");
    }

    @Test
    public void theMarkerGoesWithTheBundleAndComesBack() throws Exception {
        Bundle zones = install("zones", "first/zones.xml");
        zones.start();
        awaitMarker("zones");

        zones.stop();
        awaitNoMarker("zones");

        zones.start();
        awaitMarker("zones");
    }

    @Test
    public void theMarkersGoWithTheDataSource() throws Exception {
        install("zones", "first/zones.xml").start();
        awaitMarker("zones");

        extender.stop();
        awaitNoMarker("zones");

        extender = new SchemaExtender(context, database.source());
        awaitMarker("zones");
    }

    @Test
    public void afterAFailureThereIsNoMarkerUntilAnUpdateSucceeds() throws Exception {
        Bundle broken = install("zones", "broken/zones.xml");
        broken.start();
        // Modules are migrated one after the other: when the next one is ready, this one has failed.
        install("sound", "sound/sound.xml").start();
        awaitMarker("sound");
        assertThat(marked("zones")).isFalse();

        broken.update(jar("zones", "renamed/zones-v2.xml", "zones.bundle"));

        awaitMarker("zones");
    }

    @Test
    public void nobodyTakesOverTheTablesOfAnotherBundle() throws Exception {
        install("zones", "first/zones.xml").start();
        awaitMarker("zones");

        install("zones", "renamed/zones-v2.xml", "stranger").start();
        install("sound", "sound/sound.xml").start();
        awaitMarker("sound");

        assertThat(context.getServiceReferences(SchemaReady.class, target("zones")))
                .hasSize(1);
    }

    @Test
    public void aBundleWithoutTheHeaderIsLeftAlone() throws Exception {
        Manifest manifest = manifest("plain.bundle");
        context.installBundle("plain", jar(manifest, null)).start();
        install("sound", "sound/sound.xml").start();
        awaitMarker("sound");

        assertThat(context.getServiceReferences(SchemaReady.class, null)).hasSize(1);
    }

    private SchemaReady awaitMarker(String module) throws Exception {
        ServiceTracker<SchemaReady, SchemaReady> tracker = new ServiceTracker<>(
                context,
                context.createFilter(
                        "(&(" + Constants.OBJECTCLASS + "=" + SchemaReady.class.getName() + ")" + target(module) + ")"),
                null);
        tracker.open();
        try {
            SchemaReady found = tracker.waitForService(PATIENCE_MS);
            assertThat(found).as("marker of %s", module).isNotNull();
            return found;
        } finally {
            tracker.close();
        }
    }

    private void awaitNoMarker(String module) throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        ServiceListener listener = event -> {
            if (event.getType() == ServiceEvent.UNREGISTERING) {
                gone.countDown();
            }
        };
        context.addServiceListener(listener, target(module));
        if (marked(module)) {
            assertThat(gone.await(PATIENCE_MS, TimeUnit.MILLISECONDS))
                    .as("marker of %s goes", module)
                    .isTrue();
        }
        context.removeServiceListener(listener);
    }

    private boolean marked(String module) throws Exception {
        return !context.getServiceReferences(SchemaReady.class, target(module)).isEmpty();
    }

    private static String target(String module) {
        return "(" + SchemaReady.PROPERTY + "=" + module + ")";
    }

    private Bundle install(String module, String changelog) throws Exception {
        return install(module, changelog, module + ".bundle");
    }

    private Bundle install(String module, String changelog, String symbolicName) throws Exception {
        return context.installBundle(symbolicName, jar(module, changelog, symbolicName));
    }

    private static InputStream jar(String module, String changelog, String symbolicName) throws IOException {
        Manifest manifest = manifest(symbolicName);
        manifest.getMainAttributes().putValue(SchemaHeader.NAME, module + ";changelog=\"db/" + module + ".xml\"");
        try (InputStream content = SchemaExtenderTest.class.getResourceAsStream("/changelogs/" + changelog)) {
            return jar(manifest, Map.entry("db/" + module + ".xml", content.readAllBytes()));
        }
    }

    private static Manifest manifest(String symbolicName) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        return manifest;
    }

    private static InputStream jar(Manifest manifest, Map.Entry<String, byte[]> entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            if (entry != null) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
