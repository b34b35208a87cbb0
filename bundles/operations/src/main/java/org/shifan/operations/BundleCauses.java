// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.text.Message;

import static org.shifan.operations.OperationsMessages.M;

/** Why a bundle is not started. */
final class BundleCauses {
    /** The namespace in which a manifest names the services that its components offer. */
    private static final String SERVICES = "osgi.service";

    private static final String OUR_PACKAGES = "org.shifan.api.";

    private final BundleContext context;

    BundleCauses(BundleContext context) {
        this.context = context;
    }

    /** Every bundle that speaks the contract, or brings criteria. */
    Stream<Bundle> ours() {
        return Arrays.stream(context.getBundles()).filter(BundleCauses::isOurs);
    }

    private static boolean isOurs(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (bundle.getHeaders("").get(CriteriaBundle.HEADER) != null) {
            return true;
        }
        return revision != null
                && revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .anyMatch(need -> Needs.filter(need).contains("=" + OUR_PACKAGES));
    }

    /** The bundles whose manifest offers the service, started or not; {@code name} with or without its package. */
    List<Bundle> offering(String name) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> offers(bundle.adapt(BundleRevision.class), name))
                .toList();
    }

    private static boolean offers(BundleRevision revision, String name) {
        return revision != null
                && revision.getDeclaredCapabilities(SERVICES).stream()
                        .map(offer -> offer.getAttributes().get(Constants.OBJECTCLASS))
                        .flatMap(types -> types instanceof List<?> many ? many.stream() : Stream.of(types))
                        .map(String::valueOf)
                        .anyMatch(type -> type.equals(name) || type.endsWith("." + name));
    }

    /** Nothing when it is started. */
    List<Message> of(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> List.of();
            case Bundle.RESOLVED ->
                isFragment(bundle)
                        ? List.of()
                        : List.of(M.message("bundle.stopped", bundle.getSymbolicName(), bundle.getBundleId()));
            case Bundle.INSTALLED -> unresolved(bundle);
            default -> List.of(M.message("bundle.moving", bundle.getSymbolicName(), bundle.getBundleId()));
        };
    }

    private static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    private List<Message> unresolved(Bundle bundle) {
        List<Message> out = new ArrayList<>();
        out.add(M.message("bundle.unresolved", bundle.getSymbolicName(), bundle.getBundleId()));
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        revision.getDeclaredRequirements(null).stream()
                .filter(Needs::isMandatory)
                .filter(need -> wiring.findProviders(need).isEmpty())
                .map(need -> Needs.missing(need, packages()))
                .forEach(out::add);
        if (out.size() == 1) {
            // Each need has a provider, but not all at once, or one of these is unresolved itself.
            out.add(M.message("bundle.unresolved.other", bundle.getBundleId()));
        }
        return out;
    }

    private Stream<BundleCapability> packages() {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(Objects::nonNull)
                .flatMap(revision -> revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream());
    }
}
