// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;

/**
 * What a number may still be: one value when it is known, otherwise everything between two.
 *
 * @param low null when it is unbounded
 * @param high null when it is unbounded
 */
record Range(Fraction low, Fraction high) {
    static final Range ALL = new Range(null, null);

    static Range of(Fraction value) {
        return new Range(value, value);
    }

    static Range of(BigDecimal value) {
        return of(Fraction.of(value));
    }

    /** Between the two, in whatever order they are given. */
    static Range between(Fraction one, Fraction other) {
        return new Range(one.min(other), one.max(other));
    }

    boolean known() {
        return low != null && high != null && low.compareTo(high) == 0;
    }

    /** The smallest range that holds both. */
    Range hull(Range other) {
        return new Range(
                low == null || other.low == null ? null : low.min(other.low),
                high == null || other.high == null ? null : high.max(other.high));
    }

    Range plus(Range other) {
        return new Range(
                low == null || other.low == null ? null : low.plus(other.low),
                high == null || other.high == null ? null : high.plus(other.high));
    }

    /** The larger of two numbers of which these are the ranges; both bounded. */
    Range larger(Range other) {
        return new Range(low.max(other.low), high.max(other.high));
    }
}
