// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/**
 * The place of a fact of a year in the array that a plan computes over.
 *
 * @param definition what the fact is, as it was when the plan was compiled
 */
record Slot(int index, FactNeed need, FactDefinition definition) {

    Text title() {
        return definition.title();
    }

    Unit unit() {
        return definition.unit();
    }

    /** What the fact may be while it is missing: a count is not negative, a rank is at least 1. */
    Range possible() {
        if (definition.type() == FactType.TRUTH) {
            return Range.between(Fraction.ZERO, Words.ONE);
        }
        if (unit().equals(Unit.COUNT)) {
            return new Range(Fraction.ZERO, null);
        }
        return unit().equals(Unit.RANK) ? new Range(Words.ONE, null) : Range.ALL;
    }
}
