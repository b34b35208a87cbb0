// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;

/** A condition over facts; with a missing fact it may be undecided. */
public sealed interface Condition {
    Place place();

    /**
     * A fact, or its sum over years, beside a bound.
     *
     * @param years over how many years up to the evaluated one the fact is added up; 1 is that year alone
     */
    record Compare(FactUse fact, int years, Comparison comparison, Amount bound, Place place) implements Condition {}

    /** A yes-or-no fact. */
    record Is(FactUse fact, boolean expected, Place place) implements Condition {}

    /** At least one holds. */
    record Any(List<Condition> of, Place place) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** Every one holds. */
    record All(List<Condition> of, Place place) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }
}
