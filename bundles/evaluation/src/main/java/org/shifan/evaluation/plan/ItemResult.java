// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.Optional;

import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.Item;
import org.shifan.evaluation.document.Rounding;

/**
 * What became of an item, as data.
 *
 * @param factor what its points are multiplied by, because other items do not apply
 * @param lowest rounded; what it adds to the total at least
 * @param highest rounded; what it adds to the total at most
 * @param maximum rounded; its full points
 * @param met whether a key item is met by its own points, before any weight is spread
 * @param applies whether it surely applies to the subject
 * @param score what its rule gave; empty when it broke or does not apply
 * @param error why it broke
 */
record ItemResult(
        ItemPlan plan,
        Outcome outcome,
        Range factor,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal maximum,
        Truth met,
        boolean applies,
        Optional<Score> score,
        Optional<Text> error) {

    static ItemResult of(ItemPlan plan, Truth left, Range factor, Inputs inputs, Rounding rounding) {
        Item item = plan.item();
        Fraction weight = Fraction.of(item.weight());
        Fraction most = weight.times(factor.high());
        try {
            if (plan.notApplicable().isPresent()) {
                inputs.refuseExpired(plan.notApplicable().get().slots());
                plan.notApplicable().get().test(inputs);
            }
            if (left == Truth.YES) {
                Fraction given = plan.spreads() ? Fraction.ZERO : weight;
                BigDecimal points = round(given, rounding);
                return new ItemResult(
                        plan,
                        Outcome.NOT_APPLICABLE,
                        Range.of(Words.ONE),
                        points,
                        points,
                        points,
                        Truth.YES,
                        false,
                        Optional.empty(),
                        Optional.empty());
            }
            inputs.refuseExpired(plan.scorer().slots());
            Score score = plan.scorer().score(inputs);
            boolean worst = inputs.atWorst(plan.slots());
            Range own = worst ? Range.of(score.points().low()) : score.points();
            Range added = new Range(own.low().times(factor.low()), own.high().times(factor.high()));
            Truth met = met(item, own, rounding);
            if (left == Truth.UNKNOWN) {
                Fraction away = plan.spreads() ? Fraction.ZERO : weight;
                added = worst ? added.cappedAt(away) : added.hull(Range.of(away));
                met = met == Truth.NO && !worst ? Truth.UNKNOWN : met;
            }
            BigDecimal lowest = round(added.low(), rounding);
            BigDecimal highest = round(added.high(), rounding);
            boolean decided = lowest.compareTo(highest) == 0;
            return new ItemResult(
                    plan,
                    decided ? Outcome.SCORED : Outcome.UNKNOWN,
                    factor,
                    lowest,
                    highest,
                    round(most, rounding),
                    met,
                    left == Truth.NO,
                    Optional.of(score),
                    Optional.empty());
        } catch (Broken e) {
            return new ItemResult(
                    plan,
                    Outcome.ERROR,
                    factor,
                    round(Fraction.ZERO, rounding),
                    round(most, rounding),
                    round(most, rounding),
                    item.key().isPresent() ? Truth.UNKNOWN : Truth.YES,
                    left == Truth.NO,
                    Optional.empty(),
                    Optional.of(e.reason()));
        }
    }

    /** Whether it makes an error of the whole. */
    boolean breaks() {
        return outcome == Outcome.ERROR && plan.decides();
    }

    /** Whether it counts as partly met: by its own points, before any weight is spread to it. */
    Truth partlyMet(Rounding rounding) {
        if (!counts()) {
            return Truth.NO;
        }
        if (score.isEmpty()) {
            return Truth.UNKNOWN;
        }
        BigDecimal least = round(score.get().points().low(), rounding);
        BigDecimal most = round(score.get().points().high(), rounding);
        BigDecimal full = round(Fraction.of(plan.item().weight()), rounding);
        if (most.signum() == 0 || least.compareTo(full) >= 0) {
            return Truth.NO;
        }
        return perhaps(least.signum() > 0 && most.compareTo(full) < 0);
    }

    /** Whether it counts as not met. */
    Truth notMet(Rounding rounding) {
        if (!counts()) {
            return Truth.NO;
        }
        if (score.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (round(score.get().points().low(), rounding).signum() > 0) {
            return Truth.NO;
        }
        return perhaps(round(score.get().points().high(), rounding).signum() == 0);
    }

    private boolean counts() {
        return outcome != Outcome.NOT_APPLICABLE && plan.item().weight().signum() > 0;
    }

    /** What is certain of its points is certain of the item only if it surely applies. */
    private Truth perhaps(boolean certain) {
        return certain && applies ? Truth.YES : Truth.UNKNOWN;
    }

    private static Truth met(Item item, Range points, Rounding rounding) {
        if (item.key().isEmpty()) {
            return Truth.YES;
        }
        if (round(points.low(), rounding).compareTo(item.key().get()) >= 0) {
            return Truth.YES;
        }
        return round(points.high(), rounding).compareTo(item.key().get()) < 0 ? Truth.NO : Truth.UNKNOWN;
    }

    private static BigDecimal round(Fraction points, Rounding rounding) {
        return points.round(rounding.item(), rounding.mode().rounding());
    }
}
