// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.metrics;

import java.time.Duration;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where bundles count what they do. Nobody needs it: a bundle refers to it as an optional, dynamic service and counts
 * nothing while it is away. Neither method throws or waits.
 */
@ProviderType
public interface Metrics {

    /**
     * Adds to a count.
     *
     * @param amount from 0
     * @param values one for each label of the metric, in that order
     */
    void count(Metric metric, long amount, String... values);

    /**
     * Notes how long something took.
     *
     * @param values one for each label of the metric, in that order
     */
    void time(Metric metric, Duration took, String... values);

    /**
     * For whoever has a service that may be away.
     *
     * @param metrics null while it is
     */
    static Metrics orNone(Metrics metrics) {
        return metrics != null ? metrics : NoMetrics.INSTANCE;
    }

    /** Everything measured so far and the gauges of this moment, in the text format of Prometheus 0.0.4. */
    String page();
}
