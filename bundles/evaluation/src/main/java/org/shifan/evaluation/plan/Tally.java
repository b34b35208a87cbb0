// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.evaluation.document.Rounding;

/** The points of one subject: as whole numbers, and for items that longs do not decide also in full. */
final class Tally {
    private final int items;
    private final int[] lowest;
    private int[] highest;
    private ItemResult[] results;

    /** @param points of the items, and behind them whatever else */
    Tally(int[] points, int items) {
        this.items = items;
        // One array as long as nothing is undecided.
        lowest = points;
        highest = lowest;
    }

    void set(int item, ItemResult result) {
        if (results == null) {
            results = new ItemResult[items];
        }
        results[item] = result;
        int least = result.lowest().unscaledValue().intValueExact();
        int most = result.highest().unscaledValue().intValueExact();
        if (least != most && highest == lowest) {
            highest = lowest.clone();
        }
        lowest[item] = least;
        highest[item] = most;
    }

    /** Whether every item has its points in longs. */
    boolean settled() {
        return results == null;
    }

    int[] lowest() {
        return lowest;
    }

    int[] highest() {
        return highest;
    }

    static Truth reaches(long least, long lowest, long highest) {
        if (lowest >= least) {
            return Truth.YES;
        }
        return highest < least ? Truth.NO : Truth.UNKNOWN;
    }

    /** Whether a key item is met. */
    Truth met(int item, long key) {
        return results != null && results[item] != null
                ? results[item].met()
                : reaches(key, lowest[item], highest[item]);
    }

    /** Whether one of these items makes an error of the whole. */
    boolean broken(int from, int to) {
        for (int i = from; results != null && i < to; i++) {
            if (results[i] != null && results[i].breaks()) {
                return true;
            }
        }
        return false;
    }

    /**
     * The results of a part in full. What is here only in longs is computed again with fractions, and that both
     * agree is made sure of before it is told to anybody.
     */
    List<ItemResult> results(LongPart part, Inputs inputs, Rounding rounding) {
        PartPlan.Applied applied = part.plan().applied(inputs);
        List<ItemResult> out = new ArrayList<>();
        for (int i = 0; i < part.rules().length; i++) {
            int item = part.first() + i;
            if (results != null && results[item] != null) {
                out.add(results[item]);
            } else {
                ItemResult result = applied.score(i, rounding);
                if (result.outcome() != Outcome.SCORED
                        || result.lowest().unscaledValue().longValueExact() != lowest[item]) {
                    throw new IllegalStateException(
                            "item " + result.plan().item().id() + " has " + result.lowest() + " by fractions and "
                                    + lowest[item] + " in longs");
                }
                out.add(result);
            }
        }
        return out;
    }
}
