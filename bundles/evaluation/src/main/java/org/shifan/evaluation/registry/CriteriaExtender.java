// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.Optional;

import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.namespace.extender.ExtenderNamespace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.evaluation.trail.Trail;

/**
 * Watches the bundles with the header {@code Shifan-Criteria} and tells {@link InstalledCriteria} what happens to
 * them, in the thread in which it happens.
 *
 * <p>A bundle that leaves ACTIVE was stopped by an administrator if its autostart setting is cleared: {@code
 * bundle:stop} clears it before the event. Updates, refreshes, a falling start level, the features service and the
 * deploy folder all stop transiently and leave the setting. (The features service clears it when it moves a bundle
 * to another start level; then the set is out of force until the bundle is started again, a moment later.) A bundle
 * that was started transiently never had the setting, so its stop is taken as transient too: a set that serves too
 * long is seen in the list, one that fell out of force in an update would not be.
 */
@Component(
        immediate = true,
        service = {})
@Capability(namespace = ExtenderNamespace.EXTENDER_NAMESPACE, name = CriteriaBundle.EXTENDER, version = "1.0.0")
public final class CriteriaExtender implements BundleTrackerCustomizer<CriteriaExtender.Tracked> {
    private static final int ANY_STATE =
            Bundle.INSTALLED | Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

    private final BundleContext context;
    private final InstalledCriteria criteria;
    private final BundleTracker<Tracked> tracker;
    private volatile boolean closing;

    /** What is remembered of a bundle; touched by the events of that bundle only, which come one by one. */
    static final class Tracked {
        private boolean autostartWhileStarted;
        private BundleRef ref;

        private Tracked(BundleRef ref) {
            this.ref = ref;
        }
    }

    @Activate
    public CriteriaExtender(BundleContext context, @Reference InstalledCriteria criteria) {
        this.context = context;
        this.criteria = criteria;
        this.tracker = new BundleTracker<>(context, ANY_STATE, this);
        tracker.open();
    }

    @Deactivate
    void close() {
        closing = true;
        tracker.close();
    }

    @Override
    public Tracked addingBundle(Bundle bundle, BundleEvent event) {
        if (path(bundle).isEmpty()) {
            return null;
        }
        Tracked tracked = new Tracked(ref(bundle));
        Trail.own(() -> {
            if (isStarted(bundle) || (isAutostart(bundle) && neverStarts(bundle))) {
                started(bundle, tracked);
            } else if (isAutostart(bundle)) {
                criteria.away(tracked.ref, source(bundle));
            } else if (event == null) {
                criteria.stopped(tracked.ref, source(bundle));
            }
            // else just installed, to be started next: nothing is known of it yet.
        });
        return tracked;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Tracked tracked) {
        if (event == null || closing || isShuttingDown()) {
            return;
        }
        switch (event.getType()) {
            case BundleEvent.STARTED, BundleEvent.LAZY_ACTIVATION -> {
                if (isStarted(bundle)) {
                    Trail.own(() -> started(bundle, tracked));
                }
            }
            case BundleEvent.STOPPING -> Trail.own(() -> left(bundle, tracked));
            default -> {
                // Resolving, updating and the like: the next start or the removal says what became of it.
            }
        }
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Tracked tracked) {
        if (event != null && event.getType() == BundleEvent.UNINSTALLED && !closing && !isShuttingDown()) {
            Trail.own(() -> criteria.removed(tracked.ref));
        }
    }

    private void started(Bundle bundle, Tracked tracked) {
        tracked.autostartWhileStarted = isAutostart(bundle);
        tracked.ref = ref(bundle);
        if (path(bundle).isPresent()) {
            criteria.started(tracked.ref, source(bundle));
        } else {
            criteria.removed(tracked.ref);
        }
    }

    private void left(Bundle bundle, Tracked tracked) {
        if (path(bundle).isEmpty()) {
            return;
        }
        if (isAutostart(bundle) && neverStarts(bundle)) {
            // Its start was refused: examined, so that somebody is told why.
            started(bundle, tracked);
        } else if (tracked.autostartWhileStarted && !isAutostart(bundle)) {
            criteria.stopped(tracked.ref, source(bundle));
        } else {
            criteria.away(tracked.ref, source(bundle));
        }
    }

    /** A bundle with lazy activation stays in STARTING until a class is asked of it, which may be never. */
    private static boolean isStarted(Bundle bundle) {
        if (bundle.getState() == Bundle.ACTIVE) {
            return true;
        }
        String policy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY);
        return bundle.getState() == Bundle.STARTING && policy != null && policy.startsWith(Constants.ACTIVATION_LAZY);
    }

    private static boolean isAutostart(Bundle bundle) {
        return bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    /** No class of it is loaded that would run at its start (the trust bundle sees to that): it is only told of. */
    private static boolean neverStarts(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATOR) != null;
    }

    private boolean isShuttingDown() {
        int state = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState();
        return (state & (Bundle.STOPPING | Bundle.RESOLVED | Bundle.UNINSTALLED)) != 0;
    }

    private static BundleRef ref(Bundle bundle) {
        return new BundleRef(bundle.getBundleId(), String.valueOf(bundle.getSymbolicName()), bundle.getVersion());
    }

    private static Optional<String> path(Bundle bundle) {
        String header = bundle.getHeaders("").get(CriteriaBundle.HEADER);
        if (header == null) {
            return Optional.empty();
        }
        return Optional.of(header.isBlank() ? CriteriaBundle.DOCUMENT : header.strip());
    }

    private static DocumentSource source(Bundle bundle) {
        return new BundleSource(bundle, path(bundle).orElse(CriteriaBundle.DOCUMENT));
    }
}
