// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.shifan.evaluation.document.Part;
import org.shifan.evaluation.document.Rounding;

/** A compiled part: scores its items, and spreads the weight of those that do not apply. */
record PartPlan(Part part, List<ItemPlan> items) {
    PartPlan {
        items = List.copyOf(items);
    }

    /** By the rule of engines of then, under which every item decided. */
    PartPlan deciding() {
        return new PartPlan(part, items.stream().map(ItemPlan::deciding).toList());
    }

    /** Asks which items apply, on which it depends how much weight is spread over the others. */
    Applied applied(Inputs inputs) {
        return new Applied(
                inputs, items.stream().map(item -> left(item, inputs)).toList());
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

    /** Scores items, knowing which of them apply. */
    final class Applied {
        private final Inputs inputs;
        private final List<Truth> left;
        private final Leaving inside;
        private final Leaving outside;

        private Applied(Inputs inputs, List<Truth> left) {
            this.inputs = inputs;
            this.left = left;
            this.inside = leaving(false);
            this.outside = leaving(true);
        }

        private Leaving leaving(boolean overAll) {
            Leaving out = Leaving.NOTHING;
            for (int i = 0; i < items.size(); i++) {
                ItemPlan plan = items.get(i);
                if (plan.spreads() && plan.item().spreadsOverAll() == overAll) {
                    out = out.plus(Leaving.of(left.get(i), plan.item().weight()));
                }
            }
            return out;
        }

        /** Whether the item does not apply. */
        Truth left(int i) {
            return left.get(i);
        }

        /** The weight that leaves the part for all items of the document. */
        Leaving outside() {
            return outside;
        }

        /** An item of a document in which no weight leaves its part. */
        ItemResult score(int i, Rounding rounding) {
            return score(i, rounding, Leaving.NOTHING, part.weight());
        }

        /**
         * All items.
         *
         * @param everywhere the weight that leaves any part of the document
         * @param total the weight of the document
         */
        List<ItemResult> score(Rounding rounding, Leaving everywhere, BigDecimal total) {
            List<ItemResult> out = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                out.add(score(i, rounding, everywhere, total));
            }
            return out;
        }

        private ItemResult score(int i, Rounding rounding, Leaving everywhere, BigDecimal total) {
            ItemPlan plan = items.get(i);
            Leaving own = plan.spreads() ? Leaving.of(left.get(i), plan.item().weight()) : Leaving.NOTHING;
            boolean overAll = plan.item().spreadsOverAll();
            // What may leave this item does not grow it: it is either here or spread.
            Leaving others = overAll ? everywhere.withoutPerhaps(own) : everywhere;
            Leaving outsideOthers = overAll ? outside.withoutPerhaps(own) : outside;
            Leaving insideOthers = overAll ? inside : inside.withoutPerhaps(own);
            Range factor = new Range(
                    factor(outsideOthers.surely(), insideOthers.surely())
                            .times(Leaving.factor(Fraction.of(total), others.surely())),
                    factor(outsideOthers.most(), insideOthers.most())
                            .times(Leaving.factor(Fraction.of(total), others.most())));
            return ItemResult.of(plan, left.get(i), factor, inputs, rounding);
        }

        /** By how much the other items of the part grow by what is spread inside it. */
        private Fraction factor(Fraction out, Fraction spread) {
            return Leaving.factor(Fraction.of(part.weight()).minus(out), spread);
        }

        /** What the part has at most: its own weight, and its share of what is spread over all. */
        BigDecimal cap(Rounding rounding, Leaving everywhere, BigDecimal total) {
            if (everywhere.most().signum() == 0) {
                return part.weight();
            }
            return Fraction.of(part.weight())
                    .minus(outside.surely())
                    .times(Leaving.factor(Fraction.of(total), everywhere.most()))
                    .round(rounding.item(), rounding.mode().rounding());
        }
    }

    /**
     * Weight of items that do not apply.
     *
     * @param surely of those that surely do not
     * @param perhaps of those of which it is not known
     */
    record Leaving(Fraction surely, Fraction perhaps) {
        static final Leaving NOTHING = new Leaving(Fraction.ZERO, Fraction.ZERO);

        static Leaving of(Truth left, BigDecimal weight) {
            return of(left, Fraction.of(weight));
        }

        static Leaving of(Truth left, Fraction all) {
            return switch (left) {
                case YES -> new Leaving(all, Fraction.ZERO);
                case NO -> NOTHING;
                case UNKNOWN -> new Leaving(Fraction.ZERO, all);
            };
        }

        Leaving plus(Leaving other) {
            return new Leaving(surely.plus(other.surely), perhaps.plus(other.perhaps));
        }

        Leaving withoutPerhaps(Leaving own) {
            return new Leaving(surely, perhaps.minus(own.perhaps));
        }

        Fraction most() {
            return surely.plus(perhaps);
        }

        /** By how much what stays grows when this much of the whole is spread over it; always something stays. */
        static Fraction factor(Fraction whole, Fraction spread) {
            return spread.signum() == 0 ? Words.ONE : whole.over(whole.minus(spread));
        }
    }
}
