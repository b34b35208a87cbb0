// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What is looked up at the moment when somebody asks: the Java machine, and the pool of connections to the database. */
final class Gauges {
    private static final double MILLIS = 1e3;
    private static final String POOL = "com.zaxxer.hikari:type=Pool (shifan)";

    private Gauges() {}

    static void register(PrometheusRegistry registry) {
        gauge(
                registry,
                "jvm_memory_heap_used_bytes",
                "Heap in use, garbage included",
                call -> call.call(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
        gauge(
                registry,
                "jvm_memory_heap_max_bytes",
                "Heap at most",
                call -> call.call(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax()));
        gauge(
                registry,
                "jvm_threads_current",
                "Threads",
                call -> call.call(ManagementFactory.getThreadMXBean().getThreadCount()));
        gauge(
                registry,
                "jvm_classes_currently_loaded",
                "Classes that are loaded",
                call -> call.call(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount()));
        CounterWithCallback.builder()
                .name("jvm_gc_collection_seconds")
                .help("Time in which garbage was collected")
                .labelNames("gc")
                .callback(call -> {
                    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
                        call.call(Math.max(0, gc.getCollectionTime()) / MILLIS, gc.getName());
                    }
                })
                .register(registry);
        pool(registry, "active", "ActiveConnections", "Connections that somebody uses");
        pool(registry, "idle", "IdleConnections", "Connections that are free");
        pool(registry, "waiting", "ThreadsAwaitingConnection", "Threads that wait for a connection");
    }

    private static void pool(PrometheusRegistry registry, String name, String attribute, String help) {
        gauge(registry, "shifan_database_pool_" + name, help, call -> {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            try {
                ObjectName pool = new ObjectName(POOL);
                if (beans.isRegistered(pool)) {
                    call.call(((Number) beans.getAttribute(pool, attribute)).doubleValue());
                }
            } catch (JMException e) {
                // The pool went away in this very moment: then there is no figure.
                return;
            }
        });
    }

    private static void gauge(
            PrometheusRegistry registry, String name, String help, Consumer<GaugeWithCallback.Callback> look) {
        GaugeWithCallback.builder().name(name).help(help).callback(look).register(registry);
    }
}
