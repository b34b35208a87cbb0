// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import org.shifan.api.intake.ImportTarget;

/** The import targets that are there now. Of two with one kind the one of higher ranking is used, then the older. */
@Component(service = TargetRegistry.class)
public final class TargetRegistry {
    private final Map<ServiceReference<ImportTarget>, ImportTarget> services =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());
    private volatile List<ImportTarget> targets = List.of();

    @Activate
    public TargetRegistry() {}

    /** Of targets that stay as they are. */
    public TargetRegistry(List<ImportTarget> fixed) {
        targets = List.copyOf(fixed);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addTarget(ImportTarget target, ServiceReference<ImportTarget> reference) {
        services.put(reference, target);
        publish();
    }

    synchronized void removeTarget(ServiceReference<ImportTarget> reference) {
        services.remove(reference);
        publish();
    }

    private void publish() {
        Map<String, ImportTarget> byKind = new java.util.TreeMap<>();
        services.values().forEach(target -> byKind.putIfAbsent(target.kind(), target));
        targets = List.copyOf(byKind.values());
    }

    /** By kind. */
    List<ImportTarget> targets() {
        return targets;
    }

    Optional<ImportTarget> target(String kind) {
        return targets.stream().filter(target -> target.kind().equals(kind)).findFirst();
    }
}
