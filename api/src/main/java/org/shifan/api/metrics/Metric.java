// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.metrics;

import java.util.List;
import java.util.Objects;

/**
 * Something that is counted or timed, kept as a constant by whoever counts it.
 *
 * @param name as monitors see it: small letters and {@code _}, beginning with {@code shifan_}, with the unit at the end
 *     ({@code shifan_evaluation_seconds}); without {@code _total}, which monitors add to what is counted
 * @param help what it is, in English as monitors expect it
 * @param labels what it is told apart by; each should have a few dozen values at most, never a zone or an enterprise
 */
public record Metric(String name, String help, List<String> labels) {

    public Metric {
        Objects.requireNonNull(help, "help");
        labels = List.copyOf(labels);
        if (!name.matches("shifan(_[a-z0-9]+)+") || name.endsWith("_total")) {
            throw new IllegalArgumentException("a metric is called shifan_…, in small letters: " + name);
        }
    }

    public static Metric of(String name, String help, String... labels) {
        return new Metric(name, help, List.of(labels));
    }
}
