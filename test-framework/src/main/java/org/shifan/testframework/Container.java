// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testframework;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;

/**
 * An OSGi framework with Declarative Services, Configuration Admin and one bundle of ours as it is shipped. What that
 * imports comes from the classpath, so that whoever uses this and the bundle share the types of the api.
 */
final class Container implements AutoCloseable {
    /** Long, for a machine that is busy with other things: what can never come is told at once. */
    private static final long PATIENCE_SECONDS = 120;

    private static final long LOOK_MILLIS = 20;

    private static final String OSGI = "org.osgi.service.component;version=1.5.1,"
            + "org.osgi.service.component.runtime;version=1.5,org.osgi.service.component.runtime.dto;version=1.5,"
            + "org.osgi.service.cm;version=1.6,org.osgi.util.promise;version=1.3,org.osgi.util.function;version=1.2";

    private final Framework framework;
    private final Path storage;
    private final Bundle shipped;

    /** @param inside a class of the bundle that is shipped */
    Container(Class<?> inside) {
        try {
            Path jar = jar(inside);
            storage = Files.createTempDirectory("shifan-framework");
            framework = new FrameworkFactory()
                    .newFramework(Map.of(
                            Constants.FRAMEWORK_STORAGE,
                            storage.toString(),
                            Constants.FRAMEWORK_STORAGE_CLEAN,
                            Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                            // Karaf hands com.sun.* to everybody; of it this is used.
                            Constants.FRAMEWORK_BOOTDELEGATION,
                            "com.sun.management",
                            Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                            OSGI + "," + imports(jar)));
            framework.start();
            shipped = install(jar.toString(), Files.readAllBytes(jar));
            for (Class<?> service :
                    List.of(org.apache.felix.cm.PersistenceManager.class, org.apache.felix.scr.info.ScrInfo.class)) {
                Path bundle = jar(service);
                install(bundle.toString(), Files.readAllBytes(bundle)).start();
            }
        } catch (IOException | BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path jar(Class<?> inside) {
        File file = new File(
                inside.getProtectionDomain().getCodeSource().getLocation().getPath());
        if (!file.isFile()) {
            throw new IllegalStateException(file + " is no jar: the module of " + inside.getSimpleName()
                    + " has to be packed first, by the phase package or later");
        }
        return file.toPath();
    }

    /** The imports as exports of the classpath, each in the lowest version that is taken. */
    private static String imports(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String header = file.getManifest().getMainAttributes().getValue(Constants.IMPORT_PACKAGE);
            return Arrays.stream(header.split(",(?![^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
                    .filter(clause -> Stream.of("java.", "javax.xml.", "org.osgi.framework", "org.osgi.util.tracker")
                            .noneMatch(clause::startsWith))
                    .map(clause -> clause.replaceAll("version=\"\\[([0-9.]+),[^\"]*\"", "version=\"$1\""))
                    .collect(Collectors.joining(","));
        }
    }

    <T> void add(Class<T> type, T service, Map<String, Object> properties) {
        context().registerService(type, service, new Hashtable<>(properties));
    }

    void configure(String pid, Map<String, Object> settings) {
        ConfigurationAdmin admin = context().getService(context().getServiceReference(ConfigurationAdmin.class));
        try {
            admin.getConfiguration(pid, "?").update(new Hashtable<>(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the bundle that is shipped. */
    void start() {
        start(shipped);
    }

    /** Installs and starts another. */
    void start(String location, byte[] jar) {
        start(install(location, jar));
    }

    private Bundle install(String location, byte[] jar) {
        try {
            return context().installBundle("test:" + location, new ByteArrayInputStream(jar));
        } catch (BundleException e) {
            throw new IllegalStateException(location + " cannot be installed", e);
        }
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException e) {
            throw new IllegalStateException(bundle + " does not start", e);
        }
    }

    /**
     * What a service answers, once it is there and has an answer.
     *
     * @param ready the answer, null while there is none
     * @param instead what the service has to say where it never came to an answer
     * @throws IllegalStateException at once, with what its bundle waits for, when that can never come
     */
    <S, T> T await(Class<S> type, Function<S, T> ready, Function<S, String> instead) {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context(), type, null);
        // All of them: the framework itself imports nothing, and so has no view of its own of the api.
        tracker.open(true);
        String said = "it is not there";
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (System.nanoTime() < end) {
                S service = tracker.getService();
                T out = service == null ? null : ready.apply(service);
                if (out != null) {
                    return out;
                }
                if (service == null) {
                    refuseToWaitForever(type);
                }
                said = service == null ? said : instead.apply(service);
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tracker.close();
        }
        throw new IllegalStateException(type.getName() + " has no answer within " + PATIENCE_SECONDS + " s: " + said);
    }

    private void refuseToWaitForever(Class<?> type) {
        ServiceComponentRuntime runtime =
                context().getService(context().getServiceReference(ServiceComponentRuntime.class));
        List<String> wants = Wants.of(runtime, shipped);
        if (!wants.isEmpty()) {
            throw new IllegalStateException("no " + type.getName() + ", for in " + shipped.getSymbolicName() + "\n  "
                    + String.join("\n  ", wants));
        }
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            try (Stream<Path> files = Files.walk(storage)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        } catch (BundleException | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
