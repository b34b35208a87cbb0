// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.shifan.api.evaluation.Verdict;

/** A result with its trace in exact decimals: the points of every item and the facts behind them. */
final class Decimals {
    final BigDecimal[] points = new BigDecimal[Sheet.ITEMS];
    final Object[] inputs = new Object[Sheet.INPUTS];
    BigDecimal total;
    Verdict verdict;
    private int item;
    private int input;

    /** Notes a fact that the next item reads. */
    Decimals in(Object value) {
        inputs[input++] = value;
        return this;
    }

    void item(BigDecimal value) {
        points[item++] = value;
    }

    /** Notes all facts of the sheet at once. */
    void in(List<String> names, Map<String, Object> facts) {
        for (String name : names) {
            in(facts.get(name));
        }
    }

    /** Adds up, for the peers that leave it to Java. */
    Decimals total(boolean malice) {
        total = Sheet.total(points);
        verdict = Sheet.verdict(total, points, malice);
        return this;
    }

    Outcome outcome() {
        return Outcome.of(verdict, total, points, inputs);
    }
}
