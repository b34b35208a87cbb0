// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.inplace;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.karaf.features.DeploymentEvent;
import org.apache.karaf.features.DeploymentListener;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;

/**
 * Tells {@link UpdateKeeper} when somebody updated a criteria bundle, and when features came or went. What the features service does
 * itself, while it works, is no update by somebody; nor is then anything installed or removed here: it would be lost in what the
 * service has planned.
 */
@Component(
        service = {},
        immediate = true)
public final class UpdateWatch implements SynchronousBundleListener, DeploymentListener {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateWatch.class);
    private static final long SOON_MILLIS = 300;
    /** What was updated is examined within this many looks, or waits for something else. */
    private static final int MOST_LOOKS = 200;
    /** A deployment that breaks off does not say that it is over. */
    private static final long LONGEST_DEPLOYMENT_MILLIS = 60_000;

    private final BundleContext context;
    private final FeaturesService features;
    private final UpdateKeeper keeper;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "shifan-in-place");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Long> byHand = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile long deployingSince;

    @Activate
    public UpdateWatch(BundleContext context, @Reference FeaturesService features, @Reference UpdateKeeper keeper) {
        this.context = context;
        this.features = features;
        this.keeper = keeper;
        context.addBundleListener(this);
        features.registerListener((DeploymentListener) this);
        soon();
    }

    @Deactivate
    void close() {
        features.unregisterListener((DeploymentListener) this);
        context.removeBundleListener(this);
        worker.shutdownNow();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        Bundle bundle = event.getBundle();
        if (isDeploying() || !Kept.bringsCriteria(bundle) || Kept.is(bundle)) {
            return;
        }
        switch (event.getType()) {
            case BundleEvent.UPDATED -> {
                byHand.add(bundle.getBundleId());
                keeper.updated(bundle);
                soon();
            }
            case BundleEvent.STARTED -> {
                if (keeper.keeps(bundle)) {
                    soon();
                }
            }
            case BundleEvent.STOPPING -> keeper.stopped(bundle);
            case BundleEvent.UNINSTALLED -> keeper.uninstalled(bundle);
            default -> {
                // Resolving and the like changes nothing.
            }
        }
    }

    @Override
    public void deploymentEvent(DeploymentEvent event) {
        if (event == DeploymentEvent.DEPLOYMENT_STARTED) {
            deployingSince = System.nanoTime();
        } else if (event == DeploymentEvent.DEPLOYMENT_FINISHED) {
            deployingSince = 0;
            soon();
        }
    }

    private boolean isDeploying() {
        long since = deployingSince;
        return since != 0 && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since) < LONGEST_DEPLOYMENT_MILLIS;
    }

    private void soon() {
        looks.set(0);
        plan();
    }

    private void plan() {
        if (planned.compareAndSet(false, true)) {
            worker.schedule(this::look, SOON_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        planned.set(false);
        if (isDeploying()) {
            return; // its end says when to look
        }
        Set<Long> updated = Set.copyOf(byHand);
        try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
            if (keeper.tidy(updated)) {
                byHand.removeAll(updated);
            } else if (looks.incrementAndGet() < MOST_LOOKS) {
                plan();
            }
        } catch (IllegalStateException e) {
            LOG.debug("A bundle went while it was looked at, or this one did", e);
        }
    }
}
