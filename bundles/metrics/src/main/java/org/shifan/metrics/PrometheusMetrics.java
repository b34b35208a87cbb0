// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.identity.Looking;
import org.shifan.api.identity.Permissions;
import org.shifan.api.metrics.Metric;
import org.shifan.api.metrics.Metrics;

/** Keeps the figures in a registry of its own, which begins empty with each start of this bundle. */
@Component(service = {Metrics.class, PrometheusMetrics.class})
public final class PrometheusMetrics implements Metrics {
    private static final Logger LOG = LoggerFactory.getLogger(PrometheusMetrics.class);
    private static final double NANOS = 1e9;
    /** From a treatment, a few milliseconds, to a country, some minutes. */
    private static final double[] SECONDS = {0.001, 0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 300};

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Permissions permissions;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<Metric, Counter> counters = new ConcurrentHashMap<>();
    private final Map<Metric, Histogram> timers = new ConcurrentHashMap<>();
    private final Set<Metric> reported = ConcurrentHashMap.newKeySet();

    @Activate
    public PrometheusMetrics() {
        Gauges.register(registry);
    }

    /** With somebody to ask, for where no container brings one. */
    PrometheusMetrics(Permissions permissions) {
        this();
        this.permissions = permissions;
    }

    PrometheusRegistry registry() {
        return registry;
    }

    @Override
    public void count(Metric metric, long amount, String... values) {
        try {
            if (amount < 0) {
                // Before the figure is made: it would show at 0.
                throw new IllegalArgumentException("a count only grows: " + amount);
            }
            counters.computeIfAbsent(metric, this::counter).labelValues(values).inc(amount);
        } catch (RuntimeException | LinkageError e) {
            // A metric that is used in another way than it says is a mistake in that bundle, and none of its work.
            failed(metric, e);
        }
    }

    @Override
    public void time(Metric metric, Duration took, String... values) {
        try {
            timers.computeIfAbsent(metric, this::timer).labelValues(values).observe(took.toNanos() / NANOS);
        } catch (RuntimeException | LinkageError e) {
            failed(metric, e);
        }
    }

    /** Once for each metric: a mistake made at every shipment must not fill the log. */
    private void failed(Metric metric, Throwable e) {
        if (reported.add(metric)) {
            LOG.warn("{} is not counted as it should be: {}", metric.name(), e.toString());
        }
    }

    private Counter counter(Metric metric) {
        return Counter.builder()
                // Exemplars would want a library of traces.
                .withoutExemplars()
                .name(metric.name())
                .help(metric.help())
                .labelNames(metric.labels().toArray(String[]::new))
                .register(registry);
    }

    private Histogram timer(Metric metric) {
        return Histogram.builder()
                .withoutExemplars()
                .name(metric.name())
                .help(metric.help())
                .labelNames(metric.labels().toArray(String[]::new))
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
    }

    @Override
    public String page() {
        Looking.require(permissions);
        return text();
    }

    String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
