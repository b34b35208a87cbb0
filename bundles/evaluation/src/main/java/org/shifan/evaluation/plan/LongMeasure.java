// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;

/** A measure as the quotient of two longs, put onto a curve; open while a fact is missing or does not fit. */
interface LongMeasure {
    long onto(LongCurve curve, long[] facts);

    /** Asks the frequent kinds by name, as {@link LongRule#points(LongRule, long[])} does. */
    static long onto(LongMeasure measure, LongCurve curve, long[] facts) {
        if (measure instanceof Plain plain) {
            return plain.onto(curve, facts);
        }
        if (measure instanceof Ratio ratio) {
            return ratio.onto(curve, facts);
        }
        if (measure instanceof Growth growth) {
            return growth.onto(curve, facts);
        }
        return measure.onto(curve, facts);
    }

    /** The measure in longs. @throws ArithmeticException when its numbers do not fit */
    static LongMeasure of(Measure measure) {
        if (measure instanceof Measure.Plain plain) {
            return new Plain(plain.slot().number());
        }
        if (measure instanceof Measure.Sum sum) {
            return new Sum(sum.slots().stream().mapToInt(Slot::number).toArray());
        }
        if (measure instanceof Measure.Growth growth) {
            return new Growth(growth.now().number(), growth.base().number());
        }
        if (!(measure instanceof Measure.Ratio ratio)) {
            throw new ArithmeticException("only fractions will do");
        }
        BigDecimal times = ratio.times();
        int decimals = Longs.decimals(List.of(times));
        return new Ratio(
                ratio.fact().number(), ratio.peer().number(), Longs.units(times, decimals), Longs.power(decimals));
    }

    record Plain(int slot) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, long[] facts) {
            long unit = PackedFacts.unit(facts, slot);
            return unit == 0 ? Longs.OPEN : LongCurve.at(curve, PackedFacts.count(facts, slot), unit);
        }
    }

    record Sum(int[] slots) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, long[] facts) {
            long sum = 0;
            long unit = 1;
            for (int slot : slots) {
                long next = PackedFacts.unit(facts, slot);
                if (next == 0) {
                    return Longs.OPEN;
                }
                long count = PackedFacts.count(facts, slot);
                // Units are powers of ten: the larger is a multiple of the smaller.
                if (next > unit) {
                    sum = Math.multiplyExact(sum, next / unit);
                    unit = next;
                } else if (next < unit) {
                    count = Math.multiplyExact(count, unit / next);
                }
                sum = Math.addExact(sum, count);
            }
            return LongCurve.at(curve, sum, unit);
        }
    }

    record Ratio(int fact, int peer, long times, long timesUnit) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, long[] facts) {
            int factScale = PackedFacts.scale(facts, fact);
            int peerScale = PackedFacts.scale(facts, peer);
            long over = PackedFacts.count(facts, peer);
            if (factScale == 0 || peerScale == 0 || over == 0) {
                return Longs.OPEN;
            }
            long value = Math.multiplyExact(PackedFacts.count(facts, fact), times);
            value = Math.multiplyExact(value, Longs.onto(factScale, peerScale));
            over = Math.multiplyExact(over, timesUnit);
            over = Math.multiplyExact(over, Longs.onto(peerScale, factScale));
            long sign = over >> 63 | 1;
            return LongCurve.at(curve, Math.multiplyExact(sign, value), Math.multiplyExact(sign, over));
        }
    }

    record Growth(int now, int base) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, long[] facts) {
            int nowScale = PackedFacts.scale(facts, now);
            int baseScale = PackedFacts.scale(facts, base);
            long before = PackedFacts.count(facts, base);
            if (nowScale == 0 || baseScale == 0 || before <= 0) {
                return Longs.OPEN;
            }
            long value = Math.multiplyExact(PackedFacts.count(facts, now), Longs.onto(nowScale, baseScale));
            before = Math.multiplyExact(before, Longs.onto(baseScale, nowScale));
            return LongCurve.at(curve, Math.multiplyExact(Math.subtractExact(value, before), 100), before);
        }
    }
}
