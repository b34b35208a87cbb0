// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

import org.shifan.rest.http.Services;

/**
 * Services by trackers that stay open: asking one costs nothing, and one that is away is away for the calls that need it and
 * for no others. References of Declarative Services would be thirty, each optional, each asked for the same way.
 */
final class TrackedServices implements Services, AutoCloseable {
    private final BundleContext context;
    private final Map<Class<?>, ServiceTracker<?, ?>> open = new ConcurrentHashMap<>();

    TrackedServices(BundleContext context) {
        this.context = context;
    }

    @Override
    @SuppressWarnings("unchecked") // put in below, under the type of its service
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable((T) open.computeIfAbsent(type, this::track).getService());
    }

    private <T> ServiceTracker<T, T> track(Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
        tracker.open();
        return tracker;
    }

    @Override
    public void close() {
        open.values().forEach(ServiceTracker::close);
        open.clear();
    }
}
