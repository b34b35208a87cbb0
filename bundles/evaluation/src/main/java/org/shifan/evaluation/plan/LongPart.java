// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;

import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Rounding;

/**
 * A part in longs; points are in units of the item's rounding.
 *
 * @param first where its first item stands among those of the sheet
 * @param spreading when an item does not apply and its weight is spread
 * @param keys what each item has to reach; open when it need not reach anything
 * @param minimum what the part has to reach
 * @param cap what it adds at most
 */
record LongPart(
        PartPlan plan, int first, LongCheck[] spreading, LongRule[] rules, long[] keys, long minimum, long cap) {

    /** @throws ArithmeticException when a number of it does not fit */
    static LongPart of(PartPlan plan, int first, BigDecimal cap, Rounding rounding) {
        if (!plan.part().limits().equals(Part.Limits.NONE)) {
            throw new ArithmeticException("what is met is counted in fractions");
        }
        List<ItemPlan> items = plan.items();
        int decimals = rounding.item();
        return new LongPart(
                plan,
                first,
                items.stream()
                        .filter(ItemPlan::spreads)
                        .map(item -> LongPart.check(item.notApplicable().orElseThrow()))
                        .toArray(LongCheck[]::new),
                items.stream().map(item -> LongRule.of(item, rounding)).toArray(LongRule[]::new),
                items.stream()
                        .mapToLong(item -> item.item()
                                .key()
                                .map(key -> Longs.reaching(key, decimals))
                                .orElse(Longs.OPEN))
                        .toArray(),
                plan.part()
                        .minimum()
                        .map(least -> Longs.reaching(least, decimals))
                        .orElse(Longs.OPEN),
                Longs.units(cap, decimals));
    }

    /** A condition in longs, or one that is always open when it has no such form. */
    static LongCheck check(Check check) {
        try {
            return LongCheck.of(check);
        } catch (ArithmeticException e) {
            return facts -> Longs.OPEN;
        }
    }

    /** Scores its items: in longs what can be, and the others with fractions. */
    void score(Inputs inputs, Tally tally, Rounding rounding) {
        SlotFacts facts = inputs.facts();
        boolean whole = nothingIsSpread(facts);
        PartPlan.Applied applied = null;
        for (int i = 0; i < rules.length; i++) {
            long points = whole ? points(rules[i], facts) : Longs.OPEN;
            if (points != Longs.OPEN) {
                tally.set(first + i, points);
            } else {
                applied = applied == null ? plan.applied(inputs) : applied;
                tally.set(first + i, applied.score(i, rounding));
            }
        }
    }

    private boolean nothingIsSpread(SlotFacts facts) {
        for (LongCheck check : spreading) {
            if (test(check, facts) != 0) {
                return false;
            }
        }
        return true;
    }

    static long test(LongCheck check, SlotFacts facts) {
        try {
            return LongCheck.test(check, facts);
        } catch (ArithmeticException e) {
            return Longs.OPEN;
        }
    }

    private static long points(LongRule rule, SlotFacts facts) {
        try {
            return LongRule.points(rule, facts);
        } catch (ArithmeticException e) {
            return Longs.OPEN;
        }
    }

    long sum(long[] points) {
        long sum = 0;
        for (int i = first; i < first + rules.length; i++) {
            sum += points[i];
        }
        return Math.min(sum, cap);
    }

    /** The same where nothing is open. */
    boolean reached(long sum, long[] points) {
        boolean out = sum >= minimum;
        for (int i = 0; i < keys.length; i++) {
            out &= points[first + i] >= keys[i];
        }
        return out;
    }

    /** Whether it reaches its minimum and its key items what they have to. */
    Truth reached(Tally tally) {
        Truth out = Tally.reaches(minimum, sum(tally.lowest()), sum(tally.highest()));
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != Longs.OPEN) {
                out = out.and(tally.met(first + i, keys[i]));
            }
        }
        return out;
    }

    boolean broken(Tally tally) {
        return tally.broken(first, first + rules.length);
    }
}
