// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact number: a decimal, or the quotient of two, kept as it is until a declared rounding point. */
final class Fraction implements Comparable<Fraction> {
    static final Fraction ZERO = of(BigDecimal.ZERO);

    /** As many decimals as a document may write; what is shown with more is marked as shortened. */
    private static final int SHOWN_DECIMALS = 6;

    /** Digits before and behind the point beyond which a number is a mistake. */
    private static final int MOST_DIGITS = 60;

    private final BigDecimal numerator;
    private final BigDecimal denominator;

    private Fraction(BigDecimal numerator, BigDecimal denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    /** @throws ArithmeticException when it is divided by zero */
    static Fraction quotient(BigDecimal numerator, BigDecimal denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return denominator.signum() > 0
                ? new Fraction(numerator, denominator)
                : new Fraction(numerator.negate(), denominator.negate());
    }

    Fraction plus(Fraction other) {
        if (denominator.compareTo(other.denominator) == 0) {
            return new Fraction(numerator.add(other.numerator), denominator);
        }
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction over(Fraction other) {
        return quotient(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction min(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Fraction max(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The same as a decimal. @throws ArithmeticException when it is a quotient that has no end */
    BigDecimal decimal() {
        return numerator.divide(denominator);
    }

    int signum() {
        return numerator.signum();
    }

    BigDecimal round(int decimals, RoundingMode mode) {
        return numerator.divide(denominator, decimals, mode);
    }

    /** For the trace: all digits when there are few, otherwise shortened and marked with ≈. */
    String shown() {
        BigDecimal rounded = round(SHOWN_DECIMALS, RoundingMode.HALF_UP);
        String digits = plain(rounded);
        return compareTo(of(rounded)) == 0 ? digits : "≈" + digits;
    }

    /** Whether a number is so long that no record can be behind it. */
    static boolean isExcessive(BigDecimal number) {
        return number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS;
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction fraction && compareTo(fraction) == 0;
    }

    @Override
    public int hashCode() {
        return round(SHOWN_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros().hashCode();
    }

    @Override
    public String toString() {
        return shown();
    }
}
