// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Parameters and rules through time, cut on every day on which one changes: between two cuts all are constant, so
 * rules can be checked and compiled with numbers.
 */
public final class Timeline {
    private final List<Span> spans;

    private Timeline(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /**
     * A time in which no parameter and no rule changes.
     *
     * @param from its first day; {@link LocalDate#MIN} for the first span
     * @param parameters the values in force, by parameter
     */
    public record Span(LocalDate from, Map<String, BigDecimal> parameters) {
        public Span {
            parameters = Map.copyOf(parameters);
        }
    }

    public static Timeline of(CriteriaDocument document) {
        List<Parameter> parameters = document.numbers();
        TreeSet<LocalDate> cuts = new TreeSet<>();
        cuts.add(LocalDate.MIN);
        document.items().flatMap(item -> item.rule().changes()).forEach(cuts::add);
        parameters.forEach(p -> p.values().forEach(v -> cuts.add(v.from())));
        List<Span> spans = new ArrayList<>();
        for (LocalDate cut : cuts) {
            Map<String, BigDecimal> values = new HashMap<>();
            parameters.forEach(p -> p.on(cut).ifPresent(value -> values.put(p.id(), value)));
            spans.add(new Span(cut, values));
        }
        return new Timeline(spans);
    }

    /** The spans, the earliest first; never empty. */
    public List<Span> spans() {
        return spans;
    }
}
