// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The ways in which an administrator brings, changes and removes a criteria bundle. */
final class SwapKinds {

    /** What in the container tells that a swap is done. */
    interface Arrival {
        /** Waits until this version is in force; null for the one that serves when the swapped bundle is away. */
        void await(SwapJar jar) throws Exception;
    }

    /** One way of swapping; {@code patch} is different for each swap. */
    interface Kind {
        void swap(int patch) throws Exception;
    }

    private static final String FEATURE = "ningbo-swapped-feature";
    private static final String KAR = "ningbo-swapped-kar";

    private final BundleContext context;
    private final Console console;
    private final Path folder;
    private final Path deployed;
    private final Arrival arrival;

    /** @param folder for the files of the test */
    SwapKinds(BundleContext context, Console console, Path folder, Arrival arrival) {
        this.context = context;
        this.console = console;
        this.folder = folder;
        this.deployed = Path.of(context.getProperty("karaf.base"), "deploy", SwapJar.NAME + ".jar");
        this.arrival = arrival;
    }

    void installAndUninstall(int patch) throws Exception {
        install(patch);
        console.run("bundle:uninstall " + swapped().getBundleId());
        arrival.await(null);
    }

    void install(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        console.run("bundle:install -s " + file(jar).toUri());
        arrival.await(jar);
    }

    void uninstall() throws Exception {
        if (find() != null) {
            console.run("bundle:uninstall " + swapped().getBundleId());
        }
        arrival.await(null);
    }

    void update(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        console.run("bundle:update " + swapped().getBundleId() + " " + file(jar).toUri());
        arrival.await(jar);
    }

    void refresh(int patch) throws Exception {
        Bundle bundle = swapped();
        console.run("bundle:refresh " + bundle.getBundleId());
        Await.until("started again", () -> bundle.getState() == Bundle.ACTIVE);
        arrival.await(SwapJar.of(bundle.getVersion().toString()));
    }

    void stopAndStart(int patch) throws Exception {
        Bundle bundle = swapped();
        console.run("bundle:stop " + bundle.getBundleId());
        arrival.await(null);
        console.run("bundle:start " + bundle.getBundleId());
        arrival.await(SwapJar.of(bundle.getVersion().toString()));
    }

    void dropAndDelete(int patch) throws Exception {
        changeInFolder(patch);
        Files.delete(deployed);
        arrival.await(null);
    }

    void changeInFolder(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        jar.write(deployed);
        arrival.await(jar);
    }

    void deleteFromFolder() throws Exception {
        Files.deleteIfExists(deployed);
        arrival.await(null);
    }

    void featureInAndOut(int patch) throws Exception {
        featureUpgrade(patch);
        featureOut();
    }

    /** Two versions in turn: the repository of features names both. */
    void featureUpgrade(int patch) throws Exception {
        SwapJar jar = new SwapJar(1 + patch % 2);
        console.run("feature:install --upgrade " + FEATURE + "/" + jar.version());
        arrival.await(jar);
    }

    void featureOut() throws Exception {
        if (find() != null) {
            console.run("feature:uninstall " + FEATURE + "/" + swapped().getVersion());
        }
        arrival.await(null);
    }

    void addFeatures() throws Exception {
        StringBuilder features = new StringBuilder();
        for (int patch : new int[] {1, 2}) {
            features.append(
                    feature(new SwapJar(patch), file(new SwapJar(patch)).toUri().toString()));
        }
        Path repository = Files.writeString(folder.resolve("swapped-features.xml"), repository("swapped", features));
        console.run("feature:repo-add " + repository.toUri());
    }

    void removeFeatures() throws Exception {
        console.run("feature:repo-remove swapped");
    }

    void karInAndOut(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        Path kar = folder.resolve(KAR + "-" + patch + ".kar");
        writeKar(jar, kar);
        console.run("kar:install " + kar.toUri());
        arrival.await(jar);
        console.run("kar:uninstall " + KAR + "-" + patch);
        arrival.await(null);
        Files.delete(kar);
    }

    private static void writeKar(SwapJar jar, Path kar) throws IOException {
        String place = "repository/shifan/tests/swapped/" + jar.version() + "/swapped-" + jar.version();
        String feature = feature(jar, "mvn:shifan.tests/swapped/" + jar.version());
        try (OutputStream out = Files.newOutputStream(kar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("Manifest-Version: 1.0\nKaraf-Feature-Start: true\n\n".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(place + "-features.xml"));
            zip.write(repository("swapped-kar-" + jar.version(), feature).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(place + ".jar"));
            jar.write(zip);
        }
    }

    private static String repository(String name, CharSequence features) {
        return "<features name='" + name + "' xmlns='http://karaf.apache.org/xmlns/features/v1.6.0'>" + features
                + "</features>";
    }

    private static String feature(SwapJar jar, String location) {
        return "<feature name='" + FEATURE + "' version='" + jar.version() + "'><bundle>" + location
                + "</bundle></feature>";
    }

    private Path file(SwapJar jar) throws IOException {
        return jar.write(folder.resolve(SwapJar.NAME + "-" + jar.version() + ".jar"));
    }

    private Bundle swapped() {
        Bundle bundle = find();
        if (bundle == null) {
            throw new AssertionError("no bundle " + SwapJar.NAME);
        }
        return bundle;
    }

    private Bundle find() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> SwapJar.NAME.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElse(null);
    }
}
