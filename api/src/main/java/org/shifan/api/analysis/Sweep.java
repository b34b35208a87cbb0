// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;

/**
 * A subject's result while one fact runs over a range and all others stay as they are. Unofficial.
 *
 * @param year the calendar year of the fact
 * @param unit the fact's unit
 * @param precision the least difference between two values of the fact that is looked at for crossings
 * @param assumptions what else is assumed
 * @param points the result at each step
 * @param crossings where the verdict or the grade changes, exact to the precision, in the order of the range
 * @param complete whether all crossings were found; not where a rule in Java reads the fact and answers at random
 *     places
 */
public record Sweep(
        AnalysedCriteria criteria,
        Subject subject,
        FactId fact,
        Text title,
        int year,
        String unit,
        BigDecimal precision,
        List<Assumption> assumptions,
        List<Point> points,
        List<Crossing> crossings,
        boolean complete) {
    public Sweep {
        assumptions = List.copyOf(assumptions);
        points = List.copyOf(points);
        crossings = List.copyOf(crossings);
    }

    /** What to sweep over: both ends included, as far as the steps reach. */
    public record Range(FactId fact, Integer year, BigDecimal from, BigDecimal to, BigDecimal step) {}

    /** The result at one value. */
    public record Point(BigDecimal value, Outcome outcome) {}

    /**
     * Where something changes: it is one way up to {@code below} and another from {@code at} on.
     *
     * @param mark the verdict's pass, or a grade's title
     * @param threshold the total that the mark asks for
     * @param below the last value before it
     * @param at the first value behind it
     * @param reached whether it is reached from there on, or lost
     * @param total the total at {@code at}; null while a fact is missing
     */
    public record Crossing(
            Text mark, BigDecimal threshold, BigDecimal below, BigDecimal at, boolean reached, BigDecimal total) {}
}
