// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.metrics.Metrics;

/** Names of the figures that are there now. */
@Service
public class MetricCompleter extends NameCompleter {

    @Override
    Stream<?> names(String beginning) {
        return ask(
                Metrics.class,
                metrics -> MetricsCommand.figures(metrics)
                        .map(line -> line.split("[{ ]", 2)[0])
                        .distinct());
    }
}
