// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

import org.shifan.evaluation.document.Rounding;

/**
 * Arithmetic of numbers that fit a {@code long}. What is returned is exact; where that cannot be promised,
 * {@link #OPEN} is returned or an {@link ArithmeticException} thrown, and the caller turns to fractions.
 */
final class Longs {
    /** Not decided here; never a number of points, and kept as an {@code int} as well. */
    static final long OPEN = Integer.MIN_VALUE;

    /** The most digits of which every number fits. */
    static final int MOST_DIGITS = 18;

    /** Nothing, and then the powers of ten. */
    private static final long[] UNITS = new long[MOST_DIGITS + 2];

    static {
        UNITS[1] = 1;
        for (int i = 2; i < UNITS.length; i++) {
            UNITS[i] = UNITS[i - 1] * 10;
        }
    }

    private Longs() {}

    /** @throws ArithmeticException when it does not fit */
    static long power(int exponent) {
        if (exponent > MOST_DIGITS) {
            throw new ArithmeticException("10^" + exponent);
        }
        return UNITS[exponent + 1];
    }

    /** {@code 10^(scale - 1)}, and 0 for scale 0. */
    static long unit(int scale) {
        return UNITS[scale];
    }

    /** 1 when the one is at least the other, else 0; without a branch, which nobody could foresee. */
    static int reaches(long value, long least) {
        return 1 + (int) (Math.subtractExact(value, least) >> 63);
    }

    /** The value, or the bound beyond which it is. */
    static long between(long value, long low, long high) {
        return Math.min(Math.max(value, low), high);
    }

    /** By how much a number of the one scale is multiplied to be of the other, at least 1. */
    static long onto(int scale, int other) {
        return UNITS[1 + Math.max(0, other - scale)];
    }

    /** As many decimals as the longest of these needs. */
    static int decimals(List<BigDecimal> numbers) {
        return numbers.stream()
                .mapToInt(number -> Math.max(0, number.stripTrailingZeros().scale()))
                .max()
                .orElse(0);
    }

    /** The number in units of that many decimals. @throws ArithmeticException when it is not whole or does not fit */
    static long units(BigDecimal number, int decimals) {
        return number.setScale(decimals).unscaledValue().longValueExact();
    }

    static long[] units(List<BigDecimal> numbers, int decimals) {
        return numbers.stream().mapToLong(number -> units(number, decimals)).toArray();
    }

    /** The least whole number of units that reaches it: whole units reach the one exactly when they reach the other. */
    static long reaching(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.CEILING).unscaledValue().longValueExact();
    }

    /** An exact number as points, rounded as an item's points are. */
    static long points(Fraction number, Rounding rounding) {
        return number.round(rounding.item(), rounding.mode().rounding())
                .unscaledValue()
                .longValueExact();
    }

    static long[] points(List<Fraction> numbers, Rounding rounding) {
        return numbers.stream().mapToLong(number -> points(number, rounding)).toArray();
    }

    static long[] reduced(BigInteger... numbers) {
        BigInteger divisor = BigInteger.ZERO;
        for (BigInteger number : numbers) {
            divisor = divisor.gcd(number);
        }
        long[] out = new long[numbers.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = numbers[i].divide(divisor).longValueExact();
        }
        return out;
    }

    /** The rounded quotient of a number that is not negative and one that is positive; otherwise it is left open. */
    static long round(long numerator, long denominator, Rounding.Mode mode) {
        if (numerator < 0) {
            return OPEN;
        }
        long quotient = numerator / denominator;
        long rest = numerator - quotient * denominator;
        // Written so that twice the rest need not fit.
        long missing = denominator - rest;
        boolean up = switch (mode) {
            case HALF_UP -> rest >= missing;
            case HALF_EVEN -> rest > missing || (rest == missing && (quotient & 1) == 1);
            case DOWN -> false;
        };
        return up ? quotient + 1 : quotient;
    }
}
