// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.shifan.evaluation.document.Rounding;

/** A rule in longs: its points in units of the item's rounding, or open when longs do not decide it. */
interface LongRule {
    /** Facts of a checklist for which the points of every combination are laid down beforehand. */
    int MOST_COMBINED = 8;

    long points(long[] facts);

    /** Asks the frequent kinds by name: a call whose target is known costs a fraction of one that is looked up. */
    static long points(LongRule rule, long[] facts) {
        if (rule instanceof FactOnCurve fact) {
            return fact.points(facts);
        }
        if (rule instanceof OnCurve measured) {
            return measured.points(facts);
        }
        if (rule instanceof Counted counted) {
            return counted.points(facts);
        }
        if (rule instanceof Decision decision) {
            return decision.points(facts);
        }
        return rule.points(facts);
    }

    /** The same for rules that do the same with different numbers. */
    static String kind(LongRule rule) {
        String own = rule.getClass().getName();
        if (rule instanceof FactOnCurve fact) {
            return own + " " + fact.curve().getClass().getName();
        }
        if (rule instanceof OnCurve measured) {
            return own + " " + measured.measure().getClass().getName() + " "
                    + measured.curve().getClass().getName();
        }
        return rule instanceof Decision decision
                ? own + " " + decision.check().getClass().getName()
                : own;
    }

    /** The rule in longs, or one that is always open when it has no such form. */
    static LongRule of(ItemPlan plan, Rounding rounding) {
        try {
            LongRule rule = of(plan.scorer(), rounding);
            // Spreading concerns the whole part, which asks for it first.
            return plan.notApplicable().isEmpty() || plan.spreads()
                    ? rule
                    : new Applying(LongCheck.of(plan.notApplicable().get()), rule);
        } catch (ArithmeticException e) {
            return facts -> Longs.OPEN;
        }
    }

    private static LongRule of(Scorer scorer, Rounding rounding) {
        if (scorer instanceof ScaleScorer scale) {
            LongCurve curve = LongCurve.of(scale.curve(), rounding);
            return scale.measure() instanceof Measure.Plain plain
                    ? new FactOnCurve(plain.slot().number(), curve)
                    : new OnCurve(LongMeasure.of(scale.measure()), curve);
        }
        if (scorer instanceof RatioScorer ratio) {
            return new OnCurve(LongMeasure.of(ratio.ratio()), LongCurve.of(ratio.curve(), rounding));
        }
        if (scorer instanceof DecisionScorer decision) {
            return decision(
                    LongCheck.of(decision.check()),
                    Longs.points(decision.points(), rounding),
                    Longs.points(decision.otherwise(), rounding));
        }
        if (scorer instanceof DeductionScorer deduction) {
            return new FactOnCurve(deduction.slot().number(), LongCurve.Falling.of(deduction, rounding));
        }
        if (scorer instanceof GradedScorer graded) {
            return new FactOnCurve(graded.slot().number(), LongCurve.Grades.of(graded, rounding));
        }
        if (scorer instanceof ChecklistScorer checklist) {
            return checklist(checklist, rounding);
        }
        if (scorer instanceof DatedScorer dated) {
            return of(dated.rule(), rounding);
        }
        if (scorer instanceof BestScorer best) {
            return new Best(
                    best.scorers().stream().map(each -> of(each, rounding)).toArray(LongRule[]::new));
        }
        throw new ArithmeticException("only fractions will do");
    }

    /** The frequent conditions are a curve or a count of their own, which answers with points at once. */
    private static LongRule decision(LongCheck check, long points, long otherwise) {
        if (check instanceof LongCheck.Compare compare && compare.measure() instanceof LongMeasure.Plain plain) {
            return new FactOnCurve(plain.slot(), compare.bound().worth(points, otherwise));
        }
        if (check instanceof LongCheck.Held held) {
            return new Counted(held.truths(), byCount(held.truths(), held.least(), points, otherwise));
        }
        if (check instanceof LongCheck.Missed missed) {
            return new Counted(missed.truths(), byCount(missed.truths(), 1, otherwise, points));
        }
        return new Decision(check, points, otherwise);
    }

    private static long[] byCount(Truths[] truths, int least, long points, long otherwise) {
        int all = Arrays.stream(truths)
                .mapToInt(each -> Long.bitCount(each.mask()))
                .sum();
        return IntStream.rangeClosed(0, all)
                .mapToLong(count -> count < least ? otherwise : points)
                .toArray();
    }

    private static LongRule checklist(ChecklistScorer scorer, Rounding rounding) {
        int[] slots = scorer.slots().stream().mapToInt(Slot::truth).toArray();
        List<Fraction> points = scorer.points();
        if (points.stream().allMatch(points.get(0)::equals)) {
            long[] byCount = new long[slots.length + 1];
            Fraction sum = Fraction.ZERO;
            for (int i = 1; i < byCount.length; i++) {
                sum = sum.plus(points.get(0));
                byCount[i] = Longs.points(sum, rounding);
            }
            return new Counted(Truths.of(scorer.slots()), byCount);
        }
        if (slots.length > MOST_COMBINED) {
            throw new ArithmeticException("too many combinations");
        }
        long[] byCombination = new long[1 << slots.length];
        for (int met = 0; met < byCombination.length; met++) {
            Fraction sum = Fraction.ZERO;
            for (int i = 0; i < slots.length; i++) {
                sum = ((met >> i) & 1) == 1 ? sum.plus(points.get(i)) : sum;
            }
            byCombination[met] = Longs.points(sum, rounding);
        }
        return areAdjacent(slots)
                ? new Adjacent(slots[0] / Long.SIZE, slots[0], (1 << slots.length) - 1, byCombination)
                : new Combined(slots, byCombination);
    }

    /** Whether they stand one after the other in one word. */
    private static boolean areAdjacent(int[] slots) {
        return IntStream.range(0, slots.length).allMatch(i -> slots[i] == slots[0] + i)
                && slots[0] / Long.SIZE == slots[slots.length - 1] / Long.SIZE;
    }

    /** A fact on a curve, by far the most frequent. */
    record FactOnCurve(int slot, LongCurve curve) implements LongRule {
        @Override
        public long points(long[] facts) {
            long unit = PackedFacts.unit(facts, slot);
            return unit == 0 ? Longs.OPEN : LongCurve.at(curve, PackedFacts.count(facts, slot), unit);
        }
    }

    record OnCurve(LongMeasure measure, LongCurve curve) implements LongRule {
        @Override
        public long points(long[] facts) {
            return LongMeasure.onto(measure, curve, facts);
        }
    }

    record Decision(LongCheck check, long points, long otherwise) implements LongRule {
        @Override
        public long points(long[] facts) {
            long holds = LongCheck.test(check, facts);
            return holds == Longs.OPEN ? holds : holds == 1 ? points : otherwise;
        }
    }

    /** A checklist whose facts are worth the same. */
    record Counted(Truths[] truths, long[] byCount) implements LongRule {
        @Override
        public long points(long[] facts) {
            long holding = Truths.holding(truths, facts);
            return holding == Longs.OPEN ? holding : byCount[(int) holding];
        }
    }

    /** A checklist whose facts are worth different points and stand one after the other. */
    record Adjacent(int word, int shift, int mask, long[] byCombination) implements LongRule {
        @Override
        public long points(long[] facts) {
            if ((PackedFacts.open(facts, word) >>> shift & mask) != 0) {
                return Longs.OPEN;
            }
            return byCombination[(int) (PackedFacts.yes(facts, word) >>> shift) & mask];
        }
    }

    /** A checklist whose facts are worth different points. */
    record Combined(int[] slots, long[] byCombination) implements LongRule {
        @Override
        public long points(long[] facts) {
            int met = 0;
            for (int i = 0; i < slots.length; i++) {
                long truth = PackedFacts.truth(facts, slots[i]);
                if (truth == Longs.OPEN) {
                    return truth;
                }
                met |= (int) truth << i;
            }
            return byCombination[met];
        }
    }

    /** Rounding never changes the order: the largest of rounded points are the largest points, rounded. */
    record Best(LongRule[] rules) implements LongRule {
        @Override
        public long points(long[] facts) {
            long best = Longs.OPEN;
            for (LongRule rule : rules) {
                long each = rule.points(facts);
                if (each == Longs.OPEN) {
                    return each;
                }
                best = Math.max(best, each);
            }
            return best;
        }
    }

    /** A rule of an item that may not apply; only that it does is decided here. */
    record Applying(LongCheck notApplicable, LongRule rule) implements LongRule {
        @Override
        public long points(long[] facts) {
            return notApplicable.test(facts) == 0 ? rule.points(facts) : Longs.OPEN;
        }
    }
}
