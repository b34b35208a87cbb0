// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.operations.DevelopmentWatch;
import org.shifan.api.text.ShifanException;

import static org.shifan.deployer.DeployerMessages.M;

/** The watches of this server. What one that was cut off left behind is removed before the first begins. */
@Component
public final class SourceWatches implements DevelopmentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SourceWatches.class);
    private static final String LOCATION = "shifan-watch:";

    private final BundleContext context;
    private final CriteriaRegistry registry;
    private final Permissions permissions;
    private final Map<Path, SourceWatch> watches = new ConcurrentHashMap<>();

    /**
     * @param registry null while there is none
     * @param permissions null while there is nobody to ask; nothing is watched then
     */
    @Activate
    public SourceWatches(
            BundleContext context,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    CriteriaRegistry registry,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Permissions permissions) {
        this.context = context;
        this.registry = registry;
        this.permissions = permissions;
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION)) {
                remove(bundle);
            }
        }
    }

    private static void remove(Bundle left) {
        try {
            left.uninstall();
        } catch (BundleException e) {
            LOG.warn("{} of a watch that was cut off stays", left, e);
        }
    }

    @Deactivate
    void close() {
        List.copyOf(watches.values()).forEach(SourceWatch::close);
    }

    @Override
    public Watch watch(Path source, Consumer<Turn> heard) {
        if (permissions == null) {
            throw new ShifanException(M.message("watch.permissions"));
        }
        permissions.require("development.watch", Place.COUNTRY);
        if (registry == null) {
            throw new ShifanException(M.message("deployer.registry.missing"));
        }
        Path path = source.toAbsolutePath().normalize();
        SourceWatch watch = new SourceWatch(
                context, registry, Source.of(path), LOCATION + path.toUri(), heard, () -> watches.remove(path));
        if (watches.putIfAbsent(path, watch) != null) {
            throw new ShifanException(M.message("watch.twice", path));
        }
        watch.begin();
        return watch;
    }
}
