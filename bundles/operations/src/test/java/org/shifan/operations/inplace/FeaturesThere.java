// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.DeploymentEvent;
import org.apache.karaf.features.DeploymentListener;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;

/** A features service with one installed feature that names these addresses; it tells listeners what it is told to. */
public final class FeaturesThere {
    private List<String> locations;
    private DeploymentListener listener;

    public FeaturesThere(String... locations) {
        name(locations);
    }

    /** What the feature names from now on; nothing when it is uninstalled. */
    void name(String... others) {
        locations = List.of(others);
    }

    void says(DeploymentEvent event) {
        listener.deploymentEvent(event);
    }

    public FeaturesService service() {
        return (FeaturesService) Proxy.newProxyInstance(
                FeaturesService.class.getClassLoader(),
                new Class<?>[] {FeaturesService.class},
                (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "listInstalledFeatures":
                            return new Feature[] {feature()};
                        case "registerListener":
                            listener = (DeploymentListener) arguments[0];
                            return null;
                        default:
                            return null;
                    }
                });
    }

    private Feature feature() {
        return told(
                Feature.class,
                Map.of(
                        "getBundles",
                        locations.stream()
                                .map(location -> told(BundleInfo.class, Map.of("getLocation", location)))
                                .toList()));
    }

    private static <T> T told(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
