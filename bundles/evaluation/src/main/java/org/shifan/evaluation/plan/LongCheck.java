// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

/** A condition in longs: 1 when it holds, 0 when it does not, open when a fact is missing or does not fit. */
interface LongCheck {
    long test(SlotFacts facts);

    /** Asks the frequent kinds by name, as {@link LongRule#points(LongRule, SlotFacts)} does. */
    static long test(LongCheck check, SlotFacts facts) {
        if (check instanceof Compare compare) {
            return compare.test(facts);
        }
        if (check instanceof Is is) {
            return is.test(facts);
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
            return new Is(is.slot().index(), is.expected() ? 1 : 0);
        }
        if (check instanceof Check.Several several) {
            return new Several(
                    several.checks().stream().map(LongCheck::of).toArray(LongCheck[]::new), several.all() ? 0 : 1);
        }
        throw new ArithmeticException("only fractions will do");
    }

    record Compare(LongMeasure measure, LongCurve bound) implements LongCheck {
        @Override
        public long test(SlotFacts facts) {
            return LongMeasure.onto(measure, bound, facts);
        }
    }

    record Is(int slot, long expected) implements LongCheck {
        @Override
        public long test(SlotFacts facts) {
            long truth = facts.truth(slot);
            return truth == Longs.OPEN ? truth : truth == expected ? 1 : 0;
        }
    }

    /** @param deciding the answer of one that decides for all */
    record Several(LongCheck[] checks, long deciding) implements LongCheck {
        @Override
        public long test(SlotFacts facts) {
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
