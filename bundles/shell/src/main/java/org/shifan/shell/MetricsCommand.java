// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Stream;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.metrics.Metrics;

/** Prints the figures that Prometheus would read now. */
@Service
@Command(scope = "shifan", name = "metrics", description = "Print the figures for monitors / 显示监控指标")
public class MetricsCommand extends OneArgumentCommand<List<String>> {

    @Argument(name = "beginning", description = "Of the name, such as shifan_import / 指标名开头，如 shifan_import")
    @Completion(MetricCompleter.class)
    String beginning = "";

    @Override
    List<String> answer() {
        List<String> found = figures(service(Metrics.class))
                .filter(line -> line.startsWith(beginning))
                .toList();
        if (found.isEmpty()) {
            throw refuse("metrics.none", beginning);
        }
        return found;
    }

    /** A line for each figure: name, labels in braces, value. */
    static Stream<String> figures(Metrics metrics) {
        return metrics.page().lines().filter(line -> !line.startsWith("#"));
    }

    @Override
    void show(List<String> lines) {
        lines.forEach(out()::println);
    }
}
