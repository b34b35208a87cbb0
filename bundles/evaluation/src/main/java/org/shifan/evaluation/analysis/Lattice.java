// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;

/**
 * The values that a fact can be recorded with, numbered from the least: all that a search has to look at, so that
 * its answer is exact and not a sample.
 *
 * @param step the least difference between two values
 * @param low the least value
 * @param last the number of the greatest value; the least has 0
 * @param listed where a rule knows some values only: these, ascending; empty otherwise
 */
record Lattice(BigDecimal step, BigDecimal low, long last, List<BigDecimal> listed) {
    Lattice {
        listed = List.copyOf(listed);
    }

    private static final int MOST_DECIMALS = 6;
    private static final int DECIMALS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** More than any bureau exports, inspects or counts; with six decimals the numbers still fit a long. */
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    /**
     * The values of a fact: whole ones where things are counted or put in order, otherwise with as many decimals as
     * the values that are given have, at least two.
     *
     * @param given values that have to lie on it
     */
    static Lattice of(FactDefinition fact, BigDecimal... given) {
        if (fact.type() == FactType.TRUTH) {
            return new Lattice(BigDecimal.ONE, BigDecimal.ZERO, 1, List.of());
        }
        Unit unit = fact.unit();
        boolean whole = unit.equals(Unit.COUNT) || unit.equals(Unit.RANK) || unit.equals(Unit.DAYS);
        BigDecimal low = unit.equals(Unit.RANK)
                ? BigDecimal.ONE
                : unit.equals(Unit.POINTS) ? BigDecimal.valueOf(-1000) : BigDecimal.ZERO;
        BigDecimal high = unit.equals(Unit.PERCENT) ? HUNDRED : MOST;
        int decimals = whole ? 0 : DECIMALS;
        for (BigDecimal value : given) {
            if (value != null) {
                decimals = Math.max(
                        decimals,
                        Math.min(MOST_DECIMALS, value.stripTrailingZeros().scale()));
                low = low.min(value);
                high = high.max(value);
            }
        }
        return between(BigDecimal.ONE.movePointLeft(decimals), low, high);
    }

    static Lattice between(BigDecimal step, BigDecimal low, BigDecimal high) {
        BigDecimal first = low.divide(step, 0, RoundingMode.FLOOR).multiply(step);
        return new Lattice(
                step,
                first,
                high.subtract(first).divide(step, 0, RoundingMode.CEILING).longValueExact(),
                List.of());
    }

    /** The listed ones alone; the same when none is. */
    Lattice only(List<BigDecimal> values) {
        return values.isEmpty() ? this : new Lattice(step, values.get(0), values.size() - 1, values);
    }

    BigDecimal at(long number) {
        if (!listed.isEmpty()) {
            return listed.get((int) number);
        }
        return low.add(step.multiply(BigDecimal.valueOf(number)));
    }

    BigDecimal high() {
        return at(last);
    }

    /** The number of the greatest value that is not above this one; -1 when there is none. */
    long below(BigDecimal value) {
        if (!listed.isEmpty()) {
            return listed.stream().filter(each -> each.compareTo(value) <= 0).count() - 1;
        }
        return value.subtract(low).divide(step, 0, RoundingMode.FLOOR).longValueExact();
    }

    /** The number of the least value that is not below this one; beyond the last when there is none. */
    long above(BigDecimal value) {
        if (!listed.isEmpty()) {
            return listed.stream().filter(each -> each.compareTo(value) < 0).count();
        }
        return value.subtract(low).divide(step, 0, RoundingMode.CEILING).longValueExact();
    }
}
