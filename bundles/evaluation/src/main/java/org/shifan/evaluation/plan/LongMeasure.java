// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;

/** A measure as the quotient of two longs, put onto a curve; open while a fact is missing or does not fit. */
interface LongMeasure {
    long onto(LongCurve curve, SlotFacts facts);

    /** Asks the frequent kinds by name, as {@link LongRule#points(LongRule, SlotFacts)} does. */
    static long onto(LongMeasure measure, LongCurve curve, SlotFacts facts) {
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
        public long onto(LongCurve curve, SlotFacts facts) {
            long unit = facts.unit(slot);
            return unit == 0 ? Longs.OPEN : LongCurve.at(curve, facts.count(slot), unit);
        }
    }

    record Sum(int[] slots) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, SlotFacts facts) {
            long sum = 0;
            long unit = 1;
            for (int slot : slots) {
                long next = facts.unit(slot);
                if (next == 0) {
                    return Longs.OPEN;
                }
                long count = facts.count(slot);
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
        public long onto(LongCurve curve, SlotFacts facts) {
            long factUnit = facts.unit(fact);
            long peerUnit = facts.unit(peer);
            long over = facts.count(peer);
            if (factUnit == 0 || peerUnit == 0 || over == 0) {
                return Longs.OPEN;
            }
            long value = Math.multiplyExact(facts.count(fact), times);
            over = Math.multiplyExact(over, timesUnit);
            if (factUnit != peerUnit) {
                value = Math.multiplyExact(value, peerUnit);
                over = Math.multiplyExact(over, factUnit);
            }
            return over > 0
                    ? LongCurve.at(curve, value, over)
                    : LongCurve.at(curve, Math.negateExact(value), Math.negateExact(over));
        }
    }

    record Growth(int now, int base) implements LongMeasure {
        @Override
        public long onto(LongCurve curve, SlotFacts facts) {
            long nowUnit = facts.unit(now);
            long baseUnit = facts.unit(base);
            long value = facts.count(now);
            long before = facts.count(base);
            if (nowUnit == 0 || baseUnit == 0 || before <= 0) {
                return Longs.OPEN;
            }
            if (nowUnit != baseUnit) {
                value = Math.multiplyExact(value, baseUnit);
                before = Math.multiplyExact(before, nowUnit);
            }
            return LongCurve.at(curve, Math.multiplyExact(Math.subtractExact(value, before), 100), before);
        }
    }
}
