// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.criteria.CriteriaBundle;

/**
 * Whether a criteria bundle that a feature brought was updated in place: the features service takes it back to its own version when the
 * next feature comes or goes.
 */
@Component(property = {HealthCheck.NAME + "=in-place", HealthCheck.TAGS + "=shifan"})
public final class InPlaceCheck implements HealthCheck {
    /** As features name their bundles: {@code mvn:group/artifact/version}, with a repository before and a type behind. */
    private static final Pattern MAVEN = Pattern.compile("(?:[a-z]+:)*mvn:(?:[^!]*!)?[^/]+/[^/]+/([^/;?$#]+).*");

    private static final Pattern VERSION = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?(?:[.-](.+))?");

    private final BundleContext context;

    @Activate
    public InPlaceCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        int criteria = 0;
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getHeaders().get(CriteriaBundle.HEADER) == null) {
                continue;
            }
            criteria++;
            String here = bundle.getVersion().toString();
            Optional<String> brought = brought(bundle.getLocation());
            if (brought.isPresent() && !brought.get().equals(here)) {
                notes.warn("in-place.updated", bundle.getSymbolicName(), here, bundle.getLocation(), brought.get());
            }
        }
        return notes.well("in-place.well", criteria).result();
    }

    /** The version that stands in a location of Maven, as bundles write it; empty for any other location. */
    static Optional<String> brought(String location) {
        Matcher maven = MAVEN.matcher(location);
        if (!maven.matches()) {
            return Optional.empty();
        }
        Matcher version = VERSION.matcher(maven.group(1));
        if (!version.matches()) {
            return Optional.empty();
        }
        return Optional.of(version.group(1) + "." + orZero(version.group(2)) + "." + orZero(version.group(3))
                + (version.group(4) == null ? "" : "." + version.group(4)));
    }

    private static String orZero(String part) {
        return part == null ? "0" : part;
    }
}
