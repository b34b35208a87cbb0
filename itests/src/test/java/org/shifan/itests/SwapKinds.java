// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The ways in which an administrator brings, changes and removes a criteria bundle by itself, at the console and by a folder. */
final class SwapKinds extends SwapPlace {
    private final Path deployed = inDeploy(SwapJar.NAME + ".jar");
    private final Path document = inDeploy(SwapJar.NAME + ".yaml");

    SwapKinds(BundleContext context, Console console, Path folder, Arrival arrival) {
        super(context, console, folder, arrival);
    }

    void installAndUninstall(int patch) throws Exception {
        install(patch);
        console.run("bundle:uninstall " + swapped().getBundleId());
        arrival.await(null);
    }

    void install(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        console.run("bundle:install -s " + file(jar).toUri());
        arrival.await(jar.version());
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
        arrival.await(jar.version());
    }

    void refresh(int patch) throws Exception {
        Bundle bundle = swapped();
        console.run("bundle:refresh " + bundle.getBundleId());
        Await.until("started again", () -> bundle.getState() == Bundle.ACTIVE);
        arrival.await(bundle.getVersion().toString());
    }

    void stopAndStart(int patch) throws Exception {
        Bundle bundle = swapped();
        console.run("bundle:stop " + bundle.getBundleId());
        arrival.await(null);
        console.run("bundle:start " + bundle.getBundleId());
        arrival.await(bundle.getVersion().toString());
    }

    void dropAndDelete(int patch) throws Exception {
        changeInFolder(patch);
        Files.delete(deployed);
        arrival.await(null);
    }

    void changeInFolder(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        jar.write(deployed);
        arrival.await(jar.version());
    }

    void deleteFromFolder() throws Exception {
        Files.deleteIfExists(deployed);
        arrival.await(null);
    }

    void dropAndDeleteDocument(int patch) throws Exception {
        changeDocument(patch);
        deleteDocument();
    }

    void changeDocument(int patch) throws Exception {
        SwapJar jar = new SwapJar(patch);
        jar.writeDocument(document);
        arrival.await(jar.documentVersion());
    }

    void deleteDocument() throws Exception {
        Files.deleteIfExists(document);
        arrival.await(null);
    }
}
