// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.ArrayList;
import java.util.List;

import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Rounding;

/** A compiled part: scores its items, and spreads the weight of those that do not apply. */
record PartPlan(Part part, List<ItemPlan> items) {
    PartPlan {
        items = List.copyOf(items);
    }

    /** Its items with exact fractions. */
    List<ItemResult> score(Inputs inputs, Rounding rounding) {
        Applied applied = applied(inputs);
        List<ItemResult> out = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            out.add(applied.score(i, rounding));
        }
        return out;
    }

    /** Asks which items apply, on which it depends how much weight is spread over the others. */
    Applied applied(Inputs inputs) {
        List<Truth> left = new ArrayList<>(items.size());
        Fraction surely = Fraction.ZERO;
        Fraction perhaps = Fraction.ZERO;
        for (ItemPlan plan : items) {
            Truth notApplicable = left(plan, inputs);
            left.add(notApplicable);
            Fraction weight = Fraction.of(plan.item().weight());
            if (plan.spreads() && notApplicable == Truth.YES) {
                surely = surely.plus(weight);
            } else if (plan.spreads() && notApplicable == Truth.UNKNOWN) {
                perhaps = perhaps.plus(weight);
            }
        }
        return new Applied(inputs, left, surely, perhaps);
    }

    /** Scores items one by one, knowing which of them apply. */
    final class Applied {
        private final Inputs inputs;
        private final List<Truth> left;
        private final Fraction surely;
        private final Fraction perhaps;

        private Applied(Inputs inputs, List<Truth> left, Fraction surely, Fraction perhaps) {
            this.inputs = inputs;
            this.left = left;
            this.surely = surely;
            this.perhaps = perhaps;
        }

        ItemResult score(int i, Rounding rounding) {
            ItemPlan plan = items.get(i);
            Fraction own = plan.spreads() && left.get(i) == Truth.UNKNOWN
                    ? Fraction.of(plan.item().weight())
                    : Fraction.ZERO;
            Range factor = new Range(factor(surely), factor(surely.plus(perhaps).minus(own)));
            return ItemResult.of(plan, left.get(i), factor, inputs, rounding);
        }
    }

    /** Undecided also when its condition cannot be computed; the item itself then says so. */
    private static Truth left(ItemPlan plan, Inputs inputs) {
        if (plan.notApplicable().isEmpty()) {
            return Truth.NO;
        }
        try {
            return plan.notApplicable().get().test(inputs);
        } catch (Broken e) {
            return Truth.UNKNOWN;
        }
    }

    /** By how much the other items grow when this much weight is spread over them; always some item applies. */
    private Fraction factor(Fraction spread) {
        if (spread.signum() == 0) {
            return Words.ONE;
        }
        Fraction all = Fraction.of(part.weight());
        return all.over(all.minus(spread));
    }
}
