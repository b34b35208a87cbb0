// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Rounding;

/**
 * A part in longs; points are in units of the item's rounding.
 *
 * @param first where its first item stands among those of the sheet
 * @param spreading when an item does not apply and its weight is spread
 * @param keyed the items that have to reach something, by their places in the sheet
 * @param keys what each of these has to reach
 * @param minimum what the part has to reach
 * @param cap what it adds at most
 */
record LongPart(
        PartPlan plan,
        int first,
        LongCheck[] spreading,
        LongRule[] rules,
        int[] keyed,
        long[] keys,
        long minimum,
        long cap) {

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
                IntStream.range(0, items.size())
                        .filter(i -> items.get(i).item().key().isPresent())
                        .map(i -> first + i)
                        .toArray(),
                items.stream()
                        .flatMap(item -> item.item().key().stream())
                        .mapToLong(key -> Longs.reaching(key, decimals))
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

    /** Scores with fractions what longs left open. */
    void scoreOpen(Inputs inputs, Tally tally, Rounding rounding) {
        boolean whole = nothingIsSpread(spreading, inputs.packed());
        PartPlan.Applied applied = null;
        for (int i = first; i < first + rules.length; i++) {
            if (!whole || tally.lowest()[i] == Longs.OPEN) {
                applied = applied == null ? plan.applied(inputs) : applied;
                tally.set(i, applied.score(i - first, rounding));
            }
        }
    }

    /** Whether the weight of every item stays where it is. */
    static boolean nothingIsSpread(LongCheck[] spreading, long[] facts) {
        for (LongCheck check : spreading) {
            if (test(check, facts) != 0) {
                return false;
            }
        }
        return true;
    }

    static long test(LongCheck check, long[] facts) {
        try {
            return LongCheck.test(check, facts);
        } catch (ArithmeticException e) {
            return Longs.OPEN;
        }
    }

    long sum(int[] points) {
        long sum = 0;
        for (int i = first; i < first + rules.length; i++) {
            sum += points[i];
        }
        return Math.min(sum, cap);
    }

    /** Whether it reaches its minimum and its key items what they have to. */
    Truth reached(Tally tally) {
        Truth out = Tally.reaches(minimum, sum(tally.lowest()), sum(tally.highest()));
        for (int i = 0; i < keys.length; i++) {
            out = out.and(tally.met(keyed[i], keys[i]));
        }
        return out;
    }

    boolean broken(Tally tally) {
        return tally.broken(first, first + rules.length);
    }
}
