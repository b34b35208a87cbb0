// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import javax.security.auth.Subject;

import org.apache.felix.framework.FrameworkFactory;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** A real framework in which accounts install bundles; it can be started again on what it left. */
final class AccountsAtWork extends ExternalResource {
    private final TemporaryFolder folder;
    private Framework framework;
    private Bundle self;
    private Installers installers;

    /** @param folder for the framework's cache */
    AccountsAtWork(TemporaryFolder folder) {
        this.folder = folder;
    }

    @Override
    protected void before() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        new File(folder.getRoot(), "cache").getPath(),
                        "felix.cache.locking",
                        "false"));
        framework.start();
        self = framework.getBundleContext().installBundle("self", jar("operations", "1.0.0"));
        self.start();
        installers = new Installers(self.getBundleContext());
    }

    @Override
    protected void after() {
        try {
            framework.stop();
            framework.waitForStop(20_000);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void restart() throws Exception {
        after();
        before();
    }

    /** Nobody looks while this is done. */
    void unseen(PrivilegedExceptionAction<Void> work) throws Exception {
        installers.close();
        work.run();
        installers = new Installers(self.getBundleContext());
    }

    Installers installers() {
        return installers;
    }

    /** The bundle that keeps the notes. */
    Bundle self() {
        return self;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle installs(String account, String name) throws Exception {
        return as(account, () -> context().installBundle(name, jar(name, "1.0.0")));
    }

    /** As Karaf runs a command of an account. */
    @SuppressWarnings("removal") // Karaf does so, too
    static Bundle as(String account, PrivilegedExceptionAction<Bundle> work) throws Exception {
        Subject subject =
                new Subject(true, Set.of(new RolePrincipal("admin"), new UserPrincipal(account)), Set.of(), Set.of());
        return Subject.doAs(subject, work);
    }

    static InputStream jar(String name, String version) throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        main.putValue(Constants.BUNDLE_VERSION, version);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JarOutputStream(out, manifest).close();
        return new ByteArrayInputStream(out.toByteArray());
    }
}
