// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.net.URL;
import java.util.Collection;
import java.util.Optional;

import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import org.shifan.operations.Origin;

/** The command of the console by which a swap is done, as docs/hot-deployment.md advises. */
final class SwapStep {
    private final BundleContext context;
    private final FeaturesService features;

    SwapStep(BundleContext context, FeaturesService features) {
        this.context = context;
        this.features = features;
    }

    static String feature(Feature feature) {
        return "feature:install --upgrade " + quoted(feature.getName() + "/" + feature.getVersion());
    }

    /**
     * For a KAR or a single bundle.
     *
     * @param replaced the bundles of the same name that are here
     */
    String bundles(URL address, Collection<Bundle> replaced) {
        String where = quoted(address.toString());
        if (Kar.is(address)) {
            return "kar:install " + where;
        }
        return replaced.stream()
                .filter(this::isByHand)
                .findFirst()
                .map(bundle -> "bundle:update " + bundle.getBundleId() + " " + where)
                .orElse("bundle:install -s " + where);
    }

    /** What a feature or a file in {@code deploy/} brought goes back to the version there: the new one comes beside it. */
    private boolean isByHand(Bundle bundle) {
        Optional<String> other = Origin.file(Origin.folder(context), bundle.getLocation())
                .or(() -> Origin.feature(features, bundle.getLocation()));
        return other.isEmpty();
    }

    /** The console leaves what stands in single quotes as it is; an address may have any other sign. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "%27") + "'";
    }
}
