// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;

/** The criteria sets by state, and which one is in force: there while the registry is. */
@Component(service = CriteriaGauge.class, immediate = true)
public final class CriteriaGauge {
    private final PrometheusMetrics metrics;
    private final GaugeWithCallback states;
    private final GaugeWithCallback inForce;

    @Activate
    public CriteriaGauge(@Reference PrometheusMetrics metrics, @Reference CriteriaRegistry criteria) {
        this(metrics, criteria::sets);
    }

    CriteriaGauge(PrometheusMetrics metrics, Supplier<List<CriteriaSet>> sets) {
        this.metrics = metrics;
        this.states = GaugeWithCallback.builder()
                .name("shifan_criteria_sets")
                .help("Criteria sets by state; REFUSED and WAITING are those that somebody should look at")
                .labelNames("state")
                .callback(call -> {
                    List<CriteriaSet> now = sets.get();
                    Arrays.stream(CriteriaState.values())
                            .forEach(state -> call.call(
                                    now.stream()
                                            .filter(set -> set.state() == state)
                                            .count(),
                                    state.name()));
                })
                .register(metrics.registry());
        this.inForce = GaugeWithCallback.builder()
                .name("shifan_criteria_in_force")
                .help("1 for each set in force; another version or digest is a swap")
                .labelNames("set", "version", "digest")
                .callback(call -> sets.get().stream()
                        .filter(set -> set.state() == CriteriaState.ACTIVE)
                        .forEach(set -> call.call(1, set.id(), set.version(), set.digest())))
                .register(metrics.registry());
    }

    @Deactivate
    void close() {
        metrics.registry().unregister(states);
        metrics.registry().unregister(inForce);
    }
}
