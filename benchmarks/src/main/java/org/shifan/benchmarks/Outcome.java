// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import org.shifan.api.evaluation.Verdict;

/**
 * What a peer found.
 *
 * @param points of every item, in the order of the sheet
 * @param inputs the facts behind the points, item by item; a truth is 1 or 0
 */
public record Outcome(Verdict verdict, BigDecimal total, List<BigDecimal> points, List<BigDecimal> inputs) {

    static Outcome of(Verdict verdict, Number total, Object[] points, Object[] inputs) {
        return new Outcome(verdict, decimal(total), decimals(points), decimals(inputs));
    }

    static BigDecimal decimal(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return new BigDecimal(String.valueOf(value));
    }

    private static List<BigDecimal> decimals(Object[] values) {
        return Arrays.stream(values).map(Outcome::decimal).toList();
    }
}
