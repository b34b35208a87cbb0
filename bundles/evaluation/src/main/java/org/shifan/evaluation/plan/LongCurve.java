// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import org.shifan.evaluation.document.Comparison;
import org.shifan.evaluation.document.Rounding;

/**
 * What becomes of a number that is the quotient of two longs, the lower one positive: rounded points, or 1 or 0
 * for yes or no. Answers {@link Longs#OPEN} or throws {@link ArithmeticException} where longs do not suffice.
 */
interface LongCurve {
    long at(long numerator, long denominator);

    /** Asks the frequent kinds by name, as {@link LongRule#points(LongRule, long[])} does. */
    static long at(LongCurve curve, long numerator, long denominator) {
        if (curve instanceof Steps steps) {
            return steps.at(numerator, denominator);
        }
        if (curve instanceof Line line) {
            return line.at(numerator, denominator);
        }
        if (curve instanceof Bound bound) {
            return bound.at(numerator, denominator);
        }
        if (curve instanceof Falling falling) {
            return falling.at(numerator, denominator);
        }
        return curve.at(numerator, denominator);
    }

    /** The curve in longs. @throws ArithmeticException when its numbers do not fit */
    static LongCurve of(Curve curve, Rounding rounding) {
        if (curve instanceof Curve.Line line) {
            return Line.of(line, rounding);
        }
        Curve.Steps steps = (Curve.Steps) curve;
        List<BigDecimal> edges = decimals(steps.edges());
        int decimals = Longs.decimals(edges);
        return new Steps(Longs.power(decimals), Longs.units(edges, decimals), Longs.points(steps.points(), rounding));
    }

    private static List<BigDecimal> decimals(List<Fraction> numbers) {
        return numbers.stream().map(Fraction::decimal).toList();
    }

    /** @param edges in units of which one holds {@code unit} */
    record Steps(long unit, long[] edges, long[] points) implements LongCurve {
        @Override
        public long at(long numerator, long denominator) {
            long value = Math.multiplyExact(numerator, unit);
            // All edges and not only up to the first that is not reached: they ascend.
            int step = 0;
            for (long edge : edges) {
                step += Longs.reaches(value, Math.multiplyExact(edge, denominator));
            }
            return points[step];
        }
    }

    /**
     * The points between the knots are {@code (a × denominator + b × value) ÷ (c × denominator)}, in units of the rounding, the
     * value in units of the knots. A value beyond a knot is taken to the knot, and not decided by a branch, which nobody could
     * foresee.
     */
    record Line(long unit, long fromAt, long toAt, long a, long b, long c, Rounding.Mode mode) implements LongCurve {
        static Line of(Curve.Line line, Rounding rounding) {
            List<BigDecimal> at = List.of(line.fromAt().decimal(), line.toAt().decimal());
            List<BigDecimal> points =
                    List.of(line.fromPoints().decimal(), line.toPoints().decimal());
            int atDecimals = Longs.decimals(at);
            int pointsDecimals = Longs.decimals(points);
            long[] knots = Longs.units(at, atDecimals);
            long[] given = Longs.units(points, pointsDecimals);
            BigInteger unit = BigInteger.TEN.pow(rounding.item());
            BigInteger width = BigInteger.valueOf(knots[1]).subtract(BigInteger.valueOf(knots[0]));
            BigInteger rise = BigInteger.valueOf(given[1]).subtract(BigInteger.valueOf(given[0]));
            long[] reduced = Longs.reduced(
                    BigInteger.valueOf(given[0])
                            .multiply(width)
                            .subtract(BigInteger.valueOf(knots[0]).multiply(rise))
                            .multiply(unit),
                    rise.multiply(unit),
                    BigInteger.TEN.pow(pointsDecimals).multiply(width));
            return new Line(
                    Longs.power(atDecimals), knots[0], knots[1], reduced[0], reduced[1], reduced[2], rounding.mode());
        }

        @Override
        public long at(long numerator, long denominator) {
            long value = Longs.between(
                    Math.multiplyExact(numerator, unit),
                    Math.multiplyExact(fromAt, denominator),
                    Math.multiplyExact(toAt, denominator));
            long points = Math.addExact(Math.multiplyExact(a, denominator), Math.multiplyExact(b, value));
            return Longs.round(points, Math.multiplyExact(c, denominator), mode);
        }
    }

    /**
     * Start less so much for each, held between floor and start; the numbers in units of the same decimals.
     *
     * @param floor no higher than the start
     */
    record Falling(long start, long each, long floor, long scale, long unit, Rounding.Mode mode) implements LongCurve {
        static Falling of(DeductionScorer scorer, Rounding rounding) {
            List<BigDecimal> numbers = decimals(
                    List.of(scorer.start(), scorer.each(), scorer.floor().min(scorer.start())));
            int decimals = Longs.decimals(numbers);
            long[] units = Longs.units(numbers, decimals);
            return new Falling(
                    units[0], units[1], units[2], Longs.power(decimals), Longs.power(rounding.item()), rounding.mode());
        }

        @Override
        public long at(long numerator, long denominator) {
            long all = Math.multiplyExact(start, denominator);
            long left = Longs.between(
                    Math.subtractExact(all, Math.multiplyExact(each, numerator)),
                    Math.multiplyExact(floor, denominator),
                    all);
            return Longs.round(Math.multiplyExact(left, unit), Math.multiplyExact(scale, denominator), mode);
        }
    }

    /** One of a few values. */
    record Grades(long unit, long[] values, long[] points) implements LongCurve {
        static Grades of(GradedScorer scorer, Rounding rounding) {
            List<BigDecimal> values = decimals(scorer.values());
            int decimals = Longs.decimals(values);
            return new Grades(
                    Longs.power(decimals), Longs.units(values, decimals), Longs.points(scorer.points(), rounding));
        }

        @Override
        public long at(long numerator, long denominator) {
            long value = Math.multiplyExact(numerator, unit);
            for (int i = 0; i < values.length; i++) {
                if (value == Math.multiplyExact(values[i], denominator)) {
                    return points[i];
                }
            }
            return Longs.OPEN;
        }
    }

    /**
     * On which side of a bound it is: each comparison is a lower or an upper bound, which belongs to it or not. Whole
     * numbers are above a bound when they reach the one after it.
     *
     * @param side 1 for a lower, -1 for an upper bound
     * @param beyond by how much the bound has to be passed: 0 when it belongs to it, else 1
     * @param otherwise what it answers when the comparison does not hold
     * @param more by how much more when it does
     */
    record Bound(long side, long beyond, long unit, long bound, long otherwise, long more) implements LongCurve {
        static Bound of(Comparison comparison, Fraction bound) {
            int decimals = Longs.decimals(List.of(bound.decimal()));
            return new Bound(
                    comparison.holds(1) ? 1 : -1,
                    comparison.holds(0) ? 0 : 1,
                    Longs.power(decimals),
                    Longs.units(bound.decimal(), decimals),
                    0,
                    1);
        }

        /** The same that answers points instead of 1 and 0. */
        Bound worth(long points, long otherwise) {
            return new Bound(side, beyond, unit, bound, otherwise, Math.subtractExact(points, otherwise));
        }

        @Override
        public long at(long numerator, long denominator) {
            long value = Math.multiplyExact(numerator, unit);
            long limit = Math.multiplyExact(bound, denominator);
            return otherwise + more * Longs.reaches(Math.multiplyExact(side, Math.subtractExact(value, limit)), beyond);
        }
    }
}
