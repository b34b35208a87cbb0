// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/**
 * The place of a fact of a year in the array that a plan computes over.
 *
 * @param place where it stands among the truths, or among the numbers
 * @param definition what the fact is, as it was when the plan was compiled
 */
record Slot(int index, int place, FactNeed need, FactDefinition definition) {

    Text title() {
        return definition.title();
    }

    Unit unit() {
        return definition.unit();
    }

    boolean isTruth() {
        return isTruth(definition);
    }

    static boolean isTruth(FactDefinition definition) {
        return definition.type() == FactType.TRUTH;
    }

    /** Where it stands among the truths. @throws ArithmeticException when it is a number */
    int truth() {
        return place(true);
    }

    /** Where it stands among the numbers. @throws ArithmeticException when it is a truth */
    int number() {
        return place(false);
    }

    private int place(boolean ofTruth) {
        if (isTruth() != ofTruth) {
            throw new ArithmeticException(need + " is of the other kind");
        }
        return place;
    }

    /** What the fact may be while it is missing: a count is not negative, a rank is at least 1. */
    Range possible() {
        if (isTruth()) {
            return Range.between(Fraction.ZERO, Words.ONE);
        }
        if (unit().equals(Unit.COUNT)) {
            return new Range(Fraction.ZERO, null);
        }
        return unit().equals(Unit.RANK) ? new Range(Words.ONE, null) : Range.ALL;
    }
}
