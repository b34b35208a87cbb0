// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Looks services up for the time of one command.
 *
 * <p>Not by Karaf's {@code @Reference}: with it one missing module would take away all commands of this
 * bundle, where it should only fail its own.
 */
final class ContextServices implements Services {

    private final BundleContext context;
    private final Duration patience;
    private final Map<Class<?>, ServiceTracker<?, ?>> open = new HashMap<>();

    ContextServices(BundleContext context, Duration patience) {
        this.context = context;
        this.patience = patience;
    }

    @Override
    public <T> T get(Class<T> type) {
        try {
            T service = track(type).waitForService(Math.max(1, patience.toMillis()));
            if (service != null) {
                return service;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Services.missing(type);
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(track(type).getService());
    }

    @SuppressWarnings("unchecked") // put in below, under the type of its service
    private <T> ServiceTracker<T, T> track(Class<T> type) {
        return (ServiceTracker<T, T>) open.computeIfAbsent(type, key -> {
            ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
            tracker.open();
            return tracker;
        });
    }

    @Override
    public void close() {
        open.values().forEach(ServiceTracker::close);
        open.clear();
    }
}
