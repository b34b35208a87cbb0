// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.metrics;

import java.time.Duration;

/** Nobody counts. */
enum NoMetrics implements Metrics {
    INSTANCE;

    @Override
    public void count(Metric metric, long amount, String... values) {}

    @Override
    public void time(Metric metric, Duration took, String... values) {}

    @Override
    public String page() {
        return "";
    }
}
