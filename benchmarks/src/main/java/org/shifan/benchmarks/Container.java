// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.util.tracker.ServiceTracker;

/**
 * An OSGi framework with Declarative Services and the bundle of the engine as it is shipped. What the engine imports comes
 * from the classpath, so that the benchmark and the bundle share the types of the api.
 */
final class Container {
    private static final long PATIENCE_SECONDS = 60;

    private final Framework framework;

    Container(Class<?> engine) {
        try {
            Path jar = Path.of(
                    engine.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path storage = Files.createTempDirectory("shifan-benchmark");
            storage.toFile().deleteOnExit();
            framework = new FrameworkFactory()
                    .newFramework(Map.of(
                            Constants.FRAMEWORK_STORAGE,
                            storage.toString(),
                            Constants.FRAMEWORK_STORAGE_CLEAN,
                            Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                            Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                            imports(jar)));
            framework.start();
            for (String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
                if (part.contains("org.apache.felix.scr-")
                        || part.contains("org.osgi.service.component-")
                        || part.contains("org.osgi.util.promise-")
                        || part.contains("org.osgi.util.function-")) {
                    install(part, Files.readAllBytes(Path.of(part)));
                }
            }
            install(jar.toString(), Files.readAllBytes(jar));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The engine's imports as exports of the classpath, each in the lowest version that it takes. */
    private static String imports(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String header = file.getManifest().getMainAttributes().getValue(Constants.IMPORT_PACKAGE);
            return Arrays.stream(header.split(",(?![^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                    .filter(clause -> !clause.startsWith("java.")
                            && !clause.startsWith("javax.xml.")
                            && !clause.startsWith("org.osgi.framework")
                            && !clause.startsWith("org.osgi.util.tracker"))
                    .map(clause -> clause.replaceAll("version=\"\\[([0-9.]+),[^\"]*\"", "version=\"$1\""))
                    .collect(Collectors.joining(","));
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle install(String location, byte[] jar) throws BundleException {
        return context().installBundle("benchmark:" + location, new ByteArrayInputStream(jar));
    }

    /** A bundle that brings a criteria document and nothing else. */
    void installCriteria(String version, byte[] document) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Manifest-Version", "1.0");
        headers.put(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.put(Constants.BUNDLE_SYMBOLICNAME, "org.shifan.benchmarks.sheet");
        headers.put(Constants.BUNDLE_VERSION, version);
        headers.put("Shifan-Criteria", "criteria.yaml");
        headers.forEach(main::putValue);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new ZipEntry("criteria.yaml"));
            jar.write(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            install("sheet", out.toByteArray());
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts what was installed. */
    void start() {
        Bundle[] bundles = context().getBundles();
        framework.adapt(FrameworkWiring.class).resolveBundles(Arrays.asList(bundles));
        for (Bundle bundle : bundles) {
            try {
                bundle.start();
            } catch (BundleException e) {
                throw new IllegalStateException(bundle + " does not start", e);
            }
        }
    }

    /** The service as it is registered, once it is there and answers so. */
    <S, T> T await(Class<S> type, Function<S, T> ready) {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context(), type, null);
        // All of them: the framework itself imports nothing, and so has no view of its own of the api.
        tracker.open(true);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < end) {
                S service = tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
                T out = service == null ? null : ready.apply(service);
                if (out != null) {
                    return out;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("no " + type.getName());
    }
}
