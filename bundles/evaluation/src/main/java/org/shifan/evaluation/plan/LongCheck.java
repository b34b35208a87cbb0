// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;

/** A condition in longs: 1 when it holds, 0 when it does not, open when a fact is missing or does not fit. */
interface LongCheck {
    long test(long[] facts);

    /** Asks the frequent kinds by name, as {@link LongRule#points(LongRule, long[])} does. */
    static long test(LongCheck check, long[] facts) {
        if (check instanceof Compare compare) {
            return compare.test(facts);
        }
        if (check instanceof Held held) {
            return held.test(facts);
        }
        if (check instanceof Several several) {
            return several.test(facts);
        }
        return check.test(facts);
    }

    /** The condition in longs. @throws ArithmeticException when it has no such form */
    static LongCheck of(Check check) {
        if (check instanceof Check.Compare compare) {
            return new Compare(
                    LongMeasure.of(compare.measure()), LongCurve.Bound.of(compare.comparison(), compare.bound()));
        }
        if (check instanceof Check.Is is) {
            Truths[] truths = Truths.of(List.of(is.slot()));
            return is.expected() ? new Held(truths, 1) : new Missed(truths);
        }
        if (check instanceof Check.Several several && several.checks().stream().allMatch(LongCheck::isYes)) {
            List<Slot> slots = several.checks().stream()
                    .map(each -> ((Check.Is) each).slot())
                    .toList();
            return new Held(Truths.of(slots), several.all() ? slots.size() : 1);
        }
        if (check instanceof Check.Several several) {
            return new Several(
                    several.checks().stream().map(LongCheck::of).toArray(LongCheck[]::new), several.all() ? 0 : 1);
        }
        throw new ArithmeticException("only fractions will do");
    }

    private static boolean isYes(Check check) {
        return check instanceof Check.Is is && is.expected();
    }

    record Compare(LongMeasure measure, LongCurve.Bound bound) implements LongCheck {
        @Override
        public long test(long[] facts) {
            return LongMeasure.onto(measure, bound, facts);
        }
    }

    /** None of the truths holds. */
    record Missed(Truths[] truths) implements LongCheck {
        @Override
        public long test(long[] facts) {
            long holding = Truths.holding(truths, facts);
            return holding == Longs.OPEN ? holding : 1 - Longs.reaches(holding, 1);
        }
    }

    /** @param least how many of the truths have to hold */
    record Held(Truths[] truths, int least) implements LongCheck {
        @Override
        public long test(long[] facts) {
            long holding = Truths.holding(truths, facts);
            return holding == Longs.OPEN ? holding : Longs.reaches(holding, least);
        }
    }

    /** @param deciding the answer of one that decides for all */
    record Several(LongCheck[] checks, long deciding) implements LongCheck {
        @Override
        public long test(long[] facts) {
            long out = 1 - deciding;
            // All are asked also when one decides: a fact that is no truth breaks the item wherever it stands.
            for (LongCheck check : checks) {
                long each = LongCheck.test(check, facts);
                if (each == Longs.OPEN) {
                    return each;
                }
                if (each == deciding) {
                    out = deciding;
                }
            }
            return out;
        }
    }
}
