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

    boolean contains(Fraction value) {
        return (low == null || low.compareTo(value) <= 0) && (high == null || high.compareTo(value) >= 0);
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

    /**
     * What the quotient may be; everything when the divisor may be zero.
     *
     * @param divisor bounded on the side of zero where it is of use
     */
    Range over(Range divisor) {
        if (divisor.high != null && divisor.high.signum() < 0) {
            return negated().over(divisor.negated());
        }
        if (divisor.low == null || divisor.low.signum() <= 0) {
            return ALL;
        }
        Fraction least = low == null ? null : extreme(low, divisor, low.signum() < 0);
        Fraction most = high == null ? null : extreme(high, divisor, high.signum() >= 0);
        return new Range(least, most);
    }

    /** Far from zero with the smallest divisor, near to it with the largest. */
    private static Fraction extreme(Fraction number, Range divisor, boolean far) {
        if (far) {
            return number.over(divisor.low);
        }
        return divisor.high == null ? Fraction.ZERO : number.over(divisor.high);
    }

    Range negated() {
        return new Range(high == null ? null : high.negated(), low == null ? null : low.negated());
    }

    /** @param factor not below zero */
    Range times(Fraction factor) {
        return new Range(low == null ? null : low.times(factor), high == null ? null : high.times(factor));
    }

    /** The smaller of the number and that one; bounded. */
    Range cappedAt(Fraction most) {
        return new Range(low.min(most), high.min(most));
    }

    /** The larger of two numbers of which these are the ranges; both bounded. */
    Range larger(Range other) {
        return new Range(low.max(other.low), high.max(other.high));
    }
}
