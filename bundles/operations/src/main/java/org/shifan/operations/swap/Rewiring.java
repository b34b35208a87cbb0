// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.swap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

import org.shifan.api.text.Message;
import org.shifan.operations.Needs;

import static org.shifan.operations.OperationsMessages.M;

/** What the bundles that are here would be wired to otherwise if others came, by the rules of the resolver. */
final class Rewiring {
    private final BundleContext context;
    private final List<Resource> arriving;
    private final FrameworkWiring framework;
    /** The bundles that would be replaced. */
    private final Map<Bundle, Resource> replaced = new LinkedHashMap<>();

    Rewiring(BundleContext context, List<Resource> arriving) {
        this.context = context;
        this.arriving = arriving;
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        for (Resource resource : arriving) {
            Arrays.stream(context.getBundles())
                    .filter(bundle -> name(resource).equals(bundle.getSymbolicName()))
                    .findFirst()
                    .ifPresent(bundle -> replaced.put(bundle, resource));
        }
    }

    static String name(Resource resource) {
        return String.valueOf(identity(resource).getAttributes().get(IdentityNamespace.IDENTITY_NAMESPACE));
    }

    static Version version(Resource resource) {
        return (Version) identity(resource).getAttributes().get(IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE);
    }

    private static Capability identity(Resource resource) {
        return resource.getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE).get(0);
    }

    Map<Bundle, Resource> replaced() {
        return replaced;
    }

    /** What an arriving bundle needs and nobody would have. */
    List<Message> missing(Resource resource) {
        return resource.getRequirements(null).stream()
                .filter(Needs::isMandatory)
                .filter(need -> !isMet(need))
                .map(need -> Needs.missing(need, exports()))
                .toList();
    }

    private boolean isMet(Requirement need) {
        return arriving.stream()
                        .anyMatch(resource -> resource.getCapabilities(need.getNamespace()).stream()
                                .anyMatch(offer -> Needs.matches(need, offer)))
                || framework.findProviders(need).stream()
                        .anyMatch(offer ->
                                !replaced.containsKey(offer.getRevision().getBundle()));
    }

    private java.util.stream.Stream<? extends Capability> exports() {
        return Arrays.stream(context.getBundles())
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .filter(revision -> revision != null)
                .flatMap(revision -> revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream());
    }

    /** The bundles whose own wires would change, each with why. */
    Map<Bundle, Message> moved() {
        Map<Bundle, Message> out = new LinkedHashMap<>();
        for (Bundle bundle : context.getBundles()) {
            if (!replaced.containsKey(bundle)) {
                why(bundle).ifPresent(reason -> out.put(bundle, reason));
            }
        }
        return out;
    }

    private Optional<Message> why(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (wiring == null || revision == null) {
            return Optional.empty();
        }
        for (Resource resource : arriving) {
            for (Requirement fragment : resource.getRequirements(HostNamespace.HOST_NAMESPACE)) {
                if (revision.getDeclaredCapabilities(HostNamespace.HOST_NAMESPACE).stream()
                        .anyMatch(host -> Needs.matches(fragment, host))) {
                    return Optional.of(M.message("swap.why.fragment", name(resource), bundle.getSymbolicName()));
                }
            }
            for (Capability offer : resource.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
                Optional<Message> reason = why(bundle, revision, wiring, resource, offer);
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Message> why(
            Bundle bundle, BundleRevision revision, BundleWiring wiring, Resource from, Capability offer) {
        Object name = offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
        for (BundleRequirement need : revision.getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE)) {
            if (!Needs.matches(need, offer)) {
                continue;
            }
            Optional<BundleWire> wire = wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                    .filter(w -> w.getRequirement().equals(need))
                    .findFirst();
            if (wire.isEmpty() && Needs.isOptional(need)) {
                return Optional.of(
                        M.message("swap.why.optional", bundle.getSymbolicName(), String.valueOf(name), name(from)));
            }
            if (wire.isPresent() && version(offer).compareTo(version(wire.get().getCapability())) > 0) {
                return Optional.of(M.message(
                        "swap.why.newer",
                        bundle.getSymbolicName(),
                        String.valueOf(name),
                        version(wire.get().getCapability()),
                        wire.get().getProvider().getSymbolicName(),
                        version(offer),
                        name(from)));
            }
        }
        return Optional.empty();
    }

    private static Version version(Capability offer) {
        Object version = offer.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
        return version == null ? Version.emptyVersion : Version.parseVersion(version.toString());
    }

    /** Everything that the framework would refresh along with these. */
    java.util.Collection<Bundle> alongWith(java.util.Collection<Bundle> first) {
        return first.isEmpty() ? List.of() : framework.getDependencyClosure(first);
    }
}
