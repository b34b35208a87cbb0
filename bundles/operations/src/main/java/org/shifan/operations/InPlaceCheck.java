// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.operations.inplace.FeatureBundles;
import org.shifan.operations.inplace.Kept;

/**
 * Which criteria bundles that a feature brought were updated in place, and whether that lasts: the features service takes them back to
 * its own version when the next feature comes or goes, and what is kept beside them stays.
 */
@Component(property = {HealthCheck.NAME + "=in-place", HealthCheck.TAGS + "=shifan"})
public final class InPlaceCheck implements HealthCheck {
    private final BundleContext context;
    private final FeaturesService features;

    @Activate
    public InPlaceCheck(BundleContext context, @Reference FeaturesService features) {
        this.context = context;
        this.features = features;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        Optional<FeatureBundles> brought = FeatureBundles.of(features);
        if (brought.isEmpty()) {
            return notes.warn("in-place.unknown").result();
        }
        int criteria = 0;
        Bundle[] all = context.getBundles();
        for (Bundle bundle : all) {
            if (bundle.getHeaders("").get(CriteriaBundle.HEADER) == null) {
                continue;
            }
            criteria++;
            if (Kept.is(bundle)) {
                notes.well("in-place.kept", bundle.getSymbolicName(), bundle.getVersion(), bundle.getBundleId());
                continue;
            }
            Set<Version> named = brought.get().named(bundle, all);
            if (!named.isEmpty() && !named.contains(bundle.getVersion()) && !isKept(bundle, all)) {
                notes.warn(
                        "in-place.updated",
                        bundle.getSymbolicName(),
                        bundle.getVersion(),
                        bundle.getBundleId(),
                        Collections.max(named));
            }
        }
        return notes.well("in-place.well", criteria).result();
    }

    private static boolean isKept(Bundle updated, Bundle[] all) {
        return Arrays.stream(all).anyMatch(other -> other.getLocation().equals(Kept.location(updated)));
    }
}
