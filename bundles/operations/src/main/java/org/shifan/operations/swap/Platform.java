// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.operations.Needs;

/**
 * Which bundles are the platform and which extend it. An extension brings criteria, or speaks the contract without being one
 * of ours; a library that none but extensions use counts as theirs. Everything else is the platform: Karaf, JPA, the
 * database, and our own bundles.
 */
final class Platform {
    private static final String OURS = "shifan-";
    private static final String CONTRACT = "(osgi.wiring.package=org.shifan.api.";

    private final Map<Bundle, Boolean> known = new HashMap<>();

    boolean has(Bundle bundle) {
        return !isExtension(bundle);
    }

    boolean isExtension(Bundle bundle) {
        Boolean is = known.get(bundle);
        if (is == null) {
            // Of a circle of libraries that need each other none speaks for the others.
            known.put(bundle, Boolean.FALSE);
            is = bundle.getBundleId() != 0
                    && (bringsCriteria(bundle)
                            || (!isOurs(bundle) && (speaksTheContract(bundle) || servesExtensionsOnly(bundle))));
            known.put(bundle, is);
        }
        return is;
    }

    private static boolean bringsCriteria(Bundle bundle) {
        return bundle.getHeaders("").get(CriteriaBundle.HEADER) != null;
    }

    private static boolean isOurs(Bundle bundle) {
        return String.valueOf(bundle.getSymbolicName()).startsWith(OURS);
    }

    private static boolean speaksTheContract(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .anyMatch(need -> Needs.filter(need).contains(CONTRACT));
    }

    private boolean servesExtensionsOnly(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null || wiring.getProvidedWires(null) == null) {
            return false;
        }
        Set<Bundle> users = wiring.getProvidedWires(null).stream()
                .map(wire -> wire.getRequirer().getBundle())
                .filter(user -> !user.equals(bundle))
                .collect(Collectors.toSet());
        return !users.isEmpty() && users.stream().allMatch(this::isExtension);
    }
}
