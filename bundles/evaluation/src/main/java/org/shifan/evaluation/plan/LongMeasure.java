// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;

/** A measure as the quotient of two longs, put onto a curve; open while a fact is missing or does not fit. */
interface LongMeasure {
    long onto(LongCurve curve, Inputs inputs);

    /** The measure in longs. @throws ArithmeticException when its numbers do not fit */
    static LongMeasure of(Measure measure) {
        if (measure instanceof Measure.Plain plain) {
            return new Plain(plain.slot().index());
        }
        if (measure instanceof Measure.Sum sum) {
            return new Sum(sum.slots().stream().mapToInt(Slot::index).toArray());
        }
        if (measure instanceof Measure.Growth growth) {
            return new Growth(growth.now().index(), growth.base().index());
        }
        if (!(measure instanceof Measure.Ratio ratio)) {
            throw new ArithmeticException("only fractions will do");
        }
        BigDecimal times = ratio.times();
        int decimals = Longs.decimals(List.of(times));
        return new Ratio(
                ratio.fact().index(), ratio.peer().index(), Longs.units(times, decimals), Longs.power(decimals));
    }

    record Plain(int slot) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, Inputs inputs) {
            long unit = inputs.unit(slot);
            return unit == 0 ? Longs.OPEN : curve.at(inputs.count(slot), unit);
        }
    }

    record Sum(int[] slots) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, Inputs inputs) {
            long sum = 0;
            long unit = 1;
            for (int slot : slots) {
                long next = inputs.unit(slot);
                if (next == 0) {
                    return Longs.OPEN;
                }
                long count = inputs.count(slot);
                // Units are powers of ten: the larger is a multiple of the smaller.
                if (next > unit) {
                    sum = Math.multiplyExact(sum, next / unit);
                    unit = next;
                } else if (next < unit) {
                    count = Math.multiplyExact(count, unit / next);
                }
                sum = Math.addExact(sum, count);
            }
            return curve.at(sum, unit);
        }
    }

    record Ratio(int fact, int peer, long times, long timesUnit) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, Inputs inputs) {
            long factUnit = inputs.unit(fact);
            long peerUnit = inputs.unit(peer);
            long over = inputs.count(peer);
            if (factUnit == 0 || peerUnit == 0 || over == 0) {
                return Longs.OPEN;
            }
            long value = Math.multiplyExact(inputs.count(fact), times);
            over = Math.multiplyExact(over, timesUnit);
            if (factUnit != peerUnit) {
                value = Math.multiplyExact(value, peerUnit);
                over = Math.multiplyExact(over, factUnit);
            }
            return over > 0 ? curve.at(value, over) : curve.at(Math.negateExact(value), Math.negateExact(over));
        }
    }

    record Growth(int now, int base) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, Inputs inputs) {
            long nowUnit = inputs.unit(now);
            long baseUnit = inputs.unit(base);
            long value = inputs.count(now);
            long before = inputs.count(base);
            if (nowUnit == 0 || baseUnit == 0 || before <= 0) {
                return Longs.OPEN;
            }
            if (nowUnit != baseUnit) {
                value = Math.multiplyExact(value, baseUnit);
                before = Math.multiplyExact(before, nowUnit);
            }
            return curve.at(Math.multiplyExact(Math.subtractExact(value, before), 100), before);
        }
    }
}
