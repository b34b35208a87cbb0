// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testframework;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What the components of a bundle want and nobody will give: where waiting is in vain. */
final class Wants {
    private Wants() {}

    /** A line for each, in the words of Declarative Services; empty when every component has what it needs, or will have. */
    static List<String> of(ServiceComponentRuntime runtime, Bundle bundle) {
        Collection<ComponentDescriptionDTO> components = runtime.getComponentDescriptionDTOs(bundle);
        // What another component offers comes when that has what it needs: the cause is there and not here.
        Set<String> offered = components.stream()
                .flatMap(component -> Arrays.stream(component.serviceInterfaces))
                .collect(Collectors.toSet());
        return components.stream()
                .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
                .flatMap(configuration -> of(configuration, offered))
                .sorted()
                .toList();
    }

    private static Stream<String> of(ComponentConfigurationDTO configuration, Set<String> offered) {
        ComponentDescriptionDTO component = configuration.description;
        List<String> out = new ArrayList<>();
        switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE -> {
                for (UnsatisfiedReferenceDTO reference : configuration.unsatisfiedReferences) {
                    String type = type(component, reference.name);
                    if (!offered.contains(type)) {
                        out.add(component.name + " waits for " + type
                                + (reference.target == null ? "" : " " + reference.target));
                    }
                }
            }
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                out.add(component.name + " waits for the configuration "
                        + String.join(", ", component.configurationPid));
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                out.add(component.name + " failed: " + configuration.failure);
            default -> {}
        }
        return out.stream();
    }

    private static String type(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references)
                .filter(each -> each.name.equals(reference))
                .map(each -> each.interfaceName)
                .findFirst()
                .orElse(reference);
    }
}
