// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Some truths that stand in one word of {@link PackedFacts}, asked together.
 *
 * @param mask a bit for each
 */
record Truths(int word, long mask) {
    /** How many of them all hold; {@link Longs#OPEN} when one is missing or neither yes nor no. */
    static long holding(Truths[] truths, long[] facts) {
        int out = 0;
        for (Truths each : truths) {
            if ((PackedFacts.open(facts, each.word) & each.mask) != 0) {
                return Longs.OPEN;
            }
            out += Long.bitCount(PackedFacts.yes(facts, each.word) & each.mask);
        }
        return out;
    }

    /** By the words in which they stand. @throws ArithmeticException when one of them is a number, or is named twice */
    static Truths[] of(List<Slot> slots) {
        Map<Integer, Long> masks = new TreeMap<>();
        for (Slot slot : slots) {
            long bit = 1L << slot.truth();
            masks.merge(slot.truth() / Long.SIZE, bit, (one, other) -> {
                if ((one & other) != 0) {
                    throw new ArithmeticException(slot.need() + " is named twice");
                }
                return one | other;
            });
        }
        return masks.entrySet().stream()
                .map(entry -> new Truths(entry.getKey(), entry.getValue()))
                .toArray(Truths[]::new);
    }
}
