// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** A framework with these bundles in it, for the few questions that the deployer asks. */
final class Installed {
    private final List<Bundle> bundles = new ArrayList<>();

    Installed with(String location, String name, String version) {
        long id = 100L + bundles.size();
        bundles.add((Bundle) Proxy.newProxyInstance(
                Installed.class.getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getBundleId" -> id;
                        case "getLocation" -> location;
                        case "getSymbolicName" -> name;
                        case "getVersion" -> Version.parseVersion(version);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                }));
        return this;
    }

    BundleContext context() {
        return (BundleContext) Proxy.newProxyInstance(
                Installed.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getBundles" -> bundles.toArray(Bundle[]::new);
                        case "getBundle" ->
                            bundles.stream()
                                    .filter(b -> b.getLocation().equals(arguments[0]))
                                    .findFirst()
                                    .orElse(null);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
