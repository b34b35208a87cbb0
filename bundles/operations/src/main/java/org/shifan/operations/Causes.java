// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

import org.shifan.api.text.Message;

import static org.shifan.operations.OperationsMessages.M;

/**
 * Why a module is not at work, from what the container knows of its bundle and its components, followed down to the
 * first cause.
 */
@Component(service = Causes.class)
public final class Causes {
    private static final String DATA_SOURCE = "javax.sql.DataSource";
    private static final String SCHEMA = "org.shifan.api.schema.SchemaReady";
    private static final String UNIT = "org.apache.aries.jpa.template.JpaTemplate";

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final BundleCauses bundles;

    @Activate
    public Causes(BundleContext context, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
        this.bundles = new BundleCauses(context);
    }

    /** Every bundle that speaks the contract. */
    Stream<Bundle> bundles() {
        return bundles.ours();
    }

    /** The cause of each module that is not at work; empty when all are. */
    List<Message> idle() {
        return bundles().flatMap(bundle -> of(bundle).stream()).toList();
    }

    /** Why the bundle, or a component of it, is not at work. */
    List<Message> of(Bundle bundle) {
        List<Message> causes = bundles.of(bundle);
        if (!causes.isEmpty()) {
            return causes;
        }
        List<Message> out = new ArrayList<>();
        for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
            if (!isSwitchedOff(component, new HashSet<>())) {
                component(component, 0, new HashSet<>(), out);
            }
        }
        return out;
    }

    /**
     * Whether nobody waits for it: without its configuration, by which it is switched on, it offers nothing beyond its bundle; or it serves
     * with such a one only.
     */
    private boolean isSwitchedOff(ComponentDescriptionDTO component, Set<String> seen) {
        if (!seen.add(component.bundle.id + "/" + component.name)
                || !Arrays.stream(component.serviceInterfaces).allMatch(Causes::isOfOneBundle)) {
            return false;
        }
        var configurations = components.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return "require".equals(component.configurationPolicy);
        }
        return configurations.stream()
                .flatMap(configuration -> Arrays.stream(configuration.unsatisfiedReferences))
                .anyMatch(missing -> {
                    List<ComponentDescriptionDTO> offering = offering(type(component, missing.name));
                    return !offering.isEmpty() && offering.stream().allMatch(each -> isSwitchedOff(each, seen));
                });
    }

    private static boolean isOfOneBundle(String service) {
        return service.startsWith("org.shifan.") && !service.startsWith("org.shifan.api.");
    }

    /** Why nobody offers the service; {@code name} with or without its package. */
    List<Message> ofService(String name) {
        List<Message> out = new ArrayList<>();
        service(name, null, 0, new HashSet<>(), out);
        return out;
    }

    /** Whether some component or bundle says that it would offer the service. */
    boolean knowsService(String name) {
        return !offering(name).isEmpty() || !bundles.offering(name).isEmpty();
    }

    private void component(ComponentDescriptionDTO component, int depth, Set<String> seen, List<Message> out) {
        if (!seen.add(component.bundle.id + "/" + component.name)) {
            return;
        }
        var configurations = components.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty() && "require".equals(component.configurationPolicy)) {
            say(
                    out,
                    depth,
                    "component.configuration",
                    simple(component.name),
                    String.join(", ", component.configurationPid));
        }
        for (ComponentConfigurationDTO configuration : configurations) {
            if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                say(out, depth, "component.failed", simple(component.name), firstLine(configuration.failure));
            }
            for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
                String type = type(component, missing.name);
                say(out, depth, "component.waits", simple(component.name), simple(type), target(missing.target));
                service(type, missing.target, depth + 1, seen, out);
            }
        }
    }

    private void service(String type, String target, int depth, Set<String> seen, List<Message> out) {
        switch (type) {
            case DATA_SOURCE -> say(out, depth, "service.data-source");
            case SCHEMA -> schema(target, depth, seen, out);
            case UNIT -> say(out, depth, "service.unit", target(target));
            default -> {
                List<ComponentDescriptionDTO> offering = offering(type);
                // A bundle that is stopped has no components, and says in its manifest only what it would offer.
                List<Bundle> offerers = bundles.offering(type);
                if (offering.isEmpty() && offerers.isEmpty()) {
                    say(out, depth, "service.nobody", simple(type));
                }
                offerers.forEach(bundle -> bundles.of(bundle).forEach(cause -> out.add(beneath(depth, cause))));
                offering.forEach(component -> component(component, depth, seen, out));
            }
        }
    }

    private void schema(String target, int depth, Set<String> seen, List<Message> out) {
        say(out, depth, "service.schema", target(target));
        boolean hasSource = context.getServiceReference(DATA_SOURCE) != null;
        if (!hasSource) {
            service(DATA_SOURCE, null, depth + 1, seen, out);
        }
    }

    private List<ComponentDescriptionDTO> offering(String type) {
        return components.getComponentDescriptionDTOs().stream()
                .filter(component -> Arrays.stream(component.serviceInterfaces)
                        .anyMatch(offered ->
                                offered.equals(type) || simple(offered).equals(type)))
                .toList();
    }

    private static String type(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references)
                .filter(r -> r.name.equals(reference))
                .map((ReferenceDTO r) -> r.interfaceName)
                .findFirst()
                .orElse(reference);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String target(String target) {
        return target == null ? "" : target;
    }

    private static String firstLine(String failure) {
        return failure == null ? "" : failure.lines().findFirst().orElse("");
    }

    private static void say(List<Message> out, int depth, String key, Object... arguments) {
        out.add(beneath(depth, M.message(key, arguments)));
    }

    /** A cause stands under what it causes, indented. */
    private static Message beneath(int depth, Message cause) {
        return depth == 0 ? cause : M.message("beneath", "  ".repeat(depth), cause);
    }
}
