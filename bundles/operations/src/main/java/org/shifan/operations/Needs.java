// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;

import org.shifan.api.text.Message;

import static org.shifan.operations.OperationsMessages.M;

/** What bundles need of each other, as their manifests say it, and in words. */
public final class Needs {
    private static final Pattern VERSION = Pattern.compile("\\(version([<>]=)([^)]+)\\)");
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");

    private Needs() {}

    /** Whether a bundle cannot be resolved without it. */
    public static boolean isMandatory(Requirement need) {
        return isOfResolving(need) && !isOptional(need);
    }

    /** Whether a bundle can do without it, and is wired to it where it is there. */
    public static boolean isOptional(Requirement need) {
        return isOfResolving(need)
                && Namespace.RESOLUTION_OPTIONAL.equals(
                        need.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    /** Services are needed when a bundle is at work, not when it is resolved. */
    private static boolean isOfResolving(Requirement need) {
        String effective = need.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE);
    }

    /** The filter that a capability has to match; empty when any does. */
    public static String filter(Requirement need) {
        return need.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    }

    /** Whether the capability is what is needed. */
    public static boolean matches(Requirement need, Capability offer) {
        if (!need.getNamespace().equals(offer.getNamespace())) {
            return false;
        }
        String filter = filter(need);
        if (filter.isEmpty()) {
            return true;
        }
        try {
            return FrameworkUtil.createFilter(filter).matches(offer.getAttributes());
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    /**
     * Says what is missing, and what is there instead.
     *
     * @param packages that are there, among them perhaps the same in another version
     */
    public static Message missing(Requirement need, Stream<? extends Capability> packages) {
        Matcher name = PACKAGE.matcher(filter(need));
        if (!need.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE) || !name.find()) {
            return M.message("need.other", need.getNamespace(), filter(need));
        }
        String range = range(filter(need));
        Optional<? extends Capability> instead = packages.filter(
                        offer -> name.group(1).equals(offer.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .findFirst();
        return instead.isEmpty()
                ? M.message("need.package", name.group(1), range)
                : M.message(
                        "need.package.version",
                        name.group(1),
                        range,
                        version(instead.get().getAttributes()),
                        instead.get().getAttributes().get(PackageNamespace.CAPABILITY_BUNDLE_SYMBOLICNAME_ATTRIBUTE));
    }

    private static Object version(Map<String, Object> attributes) {
        return attributes.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
    }

    /** The versions that a filter asks for, as a person writes them: {@code >= 1.0, < 2}. */
    private static String range(String filter) {
        StringBuilder out = new StringBuilder();
        Matcher m = VERSION.matcher(filter);
        while (m.find()) {
            // An upper bound is written as (!(version>=2)).
            boolean not = m.start() > 1 && filter.charAt(m.start() - 1) == '!';
            out.append(out.length() == 0 ? "" : ", ")
                    .append(not ? "<" : m.group(1))
                    .append(' ')
                    .append(m.group(2));
        }
        return out.length() == 0 ? "*" : out.toString();
    }
}
