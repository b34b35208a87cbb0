// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** A real OSGi framework in a folder, which can be started again on what it left there. */
public final class Container implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Framework framework;

    public Container(File storage) throws BundleException {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        storage.getPath(),
                        "felix.log.level",
                        "0",
                        "felix.cache.locking",
                        "false"));
        framework.start();
    }

    public BundleContext context() {
        return framework.getBundleContext();
    }

    public Bundle install(String location, InputStream jar) throws BundleException {
        return context().installBundle(location, jar);
    }

    Bundle bundle(String location) {
        return context().getBundle(location);
    }

    void refresh(Bundle bundle) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(java.util.List.of(bundle), event -> done.countDown());
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no refresh");
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    /** A jar of a bundle with the document; without one when it is null. */
    public static InputStream jar(String version, Map<String, String> headers, byte[] document) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.example.jiangsu");
        main.putValue(Constants.BUNDLE_VERSION, version);
        headers.forEach(main::putValue);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (document != null) {
                jar.putNextEntry(new ZipEntry("SHIFAN-INF/criteria.yaml"));
                jar.write(document);
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(out.toByteArray());
    }
}
