// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;

/**
 * The facts of one subject in as few longs as hold them, so that those of many subjects stay near. In front a long for each number:
 * how many units it counts, and its scale in the lowest bits, which is of how many decimals a unit is and one more; 0 for a number
 * that is missing or does not fit. From the end backwards, for each sixty-four truths, a word with a bit for each that holds and one
 * with a bit for each that is missing or neither yes nor no.
 */
final class PackedFacts {
    private static final int SCALE_BITS = 5;

    /** The most digits of which every number fits beside its scale. */
    private static final int MOST_DIGITS = 17;

    private PackedFacts() {}

    /** Room for the facts of these slots, none of which is there yet. */
    static long[] room(List<Slot> slots) {
        int truths = (int) slots.stream().filter(Slot::isTruth).count();
        int words = (truths + Long.SIZE - 1) / Long.SIZE;
        return new long[slots.size() - truths + 2 * words];
    }

    /** @param value null when it is missing */
    static void put(long[] facts, Slot slot, BigDecimal value) {
        int place = slot.place();
        if (!slot.isTruth()) {
            facts[place] = value == null ? 0 : counted(value);
            return;
        }
        boolean yes = value != null && value.compareTo(BigDecimal.ONE) == 0;
        int word = place / Long.SIZE;
        bit(facts, yesAt(facts, word), place, yes);
        bit(facts, openAt(facts, word), place, value == null || (!yes && value.signum() != 0));
    }

    private static void bit(long[] facts, int at, int place, boolean on) {
        facts[at] = on ? facts[at] | 1L << place : facts[at] & ~(1L << place);
    }

    private static long counted(BigDecimal value) {
        int decimals = value.scale();
        if (value.precision() - Math.min(0, decimals) > MOST_DIGITS || decimals > MOST_DIGITS) {
            return 0;
        }
        long count = decimals <= 0 ? value.longValue() : value.unscaledValue().longValue();
        // In as few decimals as it needs, so that products stay small.
        while (decimals > 0 && count % 10 == 0) {
            count /= 10;
            decimals--;
        }
        return count << SCALE_BITS | 1 + Math.max(0, decimals);
    }

    /** How many units a number has; 0 when it is missing or does not fit. */
    static long count(long[] facts, int place) {
        return facts[place] >> SCALE_BITS;
    }

    /** How many units make up one, a power of ten; 0 when the number is missing or does not fit. */
    static long unit(long[] facts, int place) {
        return Longs.unit(scale(facts, place));
    }

    /** How many decimals a unit of the number has, and one more; 0 when it is missing or does not fit. */
    static int scale(long[] facts, int place) {
        return (int) facts[place] & (1 << SCALE_BITS) - 1;
    }

    /** 1 for yes, 0 for no; open when the truth is missing or neither. */
    static long truth(long[] facts, int place) {
        int word = place / Long.SIZE;
        return (open(facts, word) >>> place & 1) == 0 ? yes(facts, word) >>> place & 1 : Longs.OPEN;
    }

    /** Of sixty-four truths those that hold, a bit for each. */
    static long yes(long[] facts, int word) {
        return facts[yesAt(facts, word)];
    }

    /** Of sixty-four truths those that are missing or neither, a bit for each. */
    static long open(long[] facts, int word) {
        return facts[openAt(facts, word)];
    }

    private static int yesAt(long[] facts, int word) {
        return facts.length - 1 - 2 * word;
    }

    private static int openAt(long[] facts, int word) {
        return facts.length - 2 - 2 * word;
    }
}
