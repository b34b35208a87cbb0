// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;

import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Rounding;

/**
 * What became of a part, as data: the points of its items added up.
 *
 * @param cap what it has at most
 */
record PartResult(Part part, List<ItemResult> items, BigDecimal lowest, BigDecimal highest, BigDecimal cap) {
    PartResult {
        items = List.copyOf(items);
    }

    static PartResult of(Part part, List<ItemResult> items) {
        BigDecimal lowest = BigDecimal.ZERO;
        BigDecimal highest = BigDecimal.ZERO;
        for (ItemResult item : items) {
            lowest = lowest.add(item.lowest());
            highest = highest.add(item.highest());
        }
        return new PartResult(part, items, lowest, highest, highest);
    }

    /**
     * The same with its points held to a cap. Weight that may be spread counts for each of several items that are
     * still open, and rounding each of them up adds too: together they never have more.
     */
    PartResult cappedAt(BigDecimal cap) {
        BigDecimal most = cap.setScale(Math.max(cap.scale(), lowest.scale()));
        return new PartResult(part, items, lowest.min(most), highest.min(most), cap);
    }

    boolean decided() {
        return lowest.compareTo(highest) == 0 && items.stream().noneMatch(ItemResult::breaks);
    }

    /** How many items surely miss something, and how many perhaps do. */
    record Missed(int surely, int perhaps) {
        static Missed of(List<Truth> truths) {
            return new Missed(Collections.frequency(truths, Truth.YES), Collections.frequency(truths, Truth.UNKNOWN));
        }

        /** Whether no more than so many do. */
        Truth atMost(int limit) {
            if (surely > limit) {
                return Truth.NO;
            }
            return surely + perhaps <= limit ? Truth.YES : Truth.UNKNOWN;
        }
    }

    Missed partlyMet(Rounding rounding) {
        return Missed.of(items.stream().map(item -> item.partlyMet(rounding)).toList());
    }

    Missed notMet(Rounding rounding) {
        return Missed.of(items.stream().map(item -> item.notMet(rounding)).toList());
    }

    /** Whether it reaches its minimum. */
    Truth minimumMet() {
        if (part.minimum().isEmpty() || lowest.compareTo(part.minimum().get()) >= 0) {
            return Truth.YES;
        }
        return highest.compareTo(part.minimum().get()) < 0 ? Truth.NO : Truth.UNKNOWN;
    }
}
