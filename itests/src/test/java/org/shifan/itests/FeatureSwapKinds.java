// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The ways that go through the resolver of features: a feature, and a KAR at the console and in a folder. */
final class FeatureSwapKinds extends SwapPlace {
    private static final String FEATURE = "ningbo-swapped-feature";
    private static final String KAR = "ningbo-swapped-kar";

    private final Path deployed = inDeploy(KAR + ".kar");

    FeatureSwapKinds(BundleContext context, Console console, Path folder, Arrival arrival) {
        super(context, console, folder, arrival);
    }

    void featureInAndOut(int patch) throws Exception {
        featureUpgrade(patch);
        featureOut();
    }

    /** Two versions in turn: the repository of features names both. */
    void featureUpgrade(int patch) throws Exception {
        SwapJar jar = new SwapJar(1 + patch % 2);
        console.run("feature:install --upgrade " + FEATURE + "/" + jar.version());
        arrival.await(jar.version());
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

    /** Every feature is looked at again; none has changed. */
    void featureRefresh(int patch) throws Exception {
        String before = swapped().getVersion().toString();
        console.run("feature:refresh");
        arrival.await(before);
    }

    /** Karaf stops the bundle for now, as at a restart: its set serves on meanwhile. */
    void featureStopAndStart(int patch) throws Exception {
        Bundle bundle = swapped();
        String version = bundle.getVersion().toString();
        console.run("feature:stop " + FEATURE + "/" + version);
        Await.until("stopped", () -> bundle.getState() == Bundle.RESOLVED);
        arrival.await(version);
        console.run("feature:start " + FEATURE + "/" + version);
        Await.until("started again", () -> bundle.getState() == Bundle.ACTIVE);
        arrival.await(version);
    }

    void karInAndOut(int patch) throws Exception {
        karIn(patch);
        karOut(patch);
        arrival.await(null);
    }

    /** The new one beside the old one, then the old one away, as the manual says. */
    void karUpdate(int patch) throws Exception {
        karIn(patch);
        karOut(patch - 1);
        arrival.await(new SwapJar(patch).version());
    }

    void karIn(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        Path kar = folder.resolve(KAR + "-" + patch + ".kar");
        writeKar(jar, kar);
        console.run("kar:install " + kar.toUri());
        Files.delete(kar);
        arrival.await(jar.version());
    }

    void karOut(int patch) throws Exception {
        console.run("kar:uninstall " + KAR + "-" + patch);
    }

    void karDropAndDelete(int patch) throws Exception {
        karChangeInFolder(patch);
        karDeleteFromFolder();
    }

    /** The container takes the old one away and brings the new one: the set before serves meanwhile. */
    void karChangeInFolder(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        Path written = folder.resolve(deployed.getFileName());
        writeKar(jar, written);
        Files.move(written, deployed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        arrival.await(jar.version());
    }

    void karDeleteFromFolder() throws Exception {
        Files.deleteIfExists(deployed);
        arrival.await(null);
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
}
