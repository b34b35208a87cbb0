// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.stale;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import org.shifan.api.evaluation.ChangedFact;
import org.shifan.api.fact.FactValue;

/** What is behind one result and of which nobody could say what it is today: what was known of it before stays. */
final class Unanswered implements Predicate<ChangedFact> {
    /** Reasons of the catalogue itself: a provider that is away or broken says nothing about its records. */
    private static final String OF_THE_CATALOGUE = "evaluation.fact.";

    /** Those of them that may be over at the next question, without any sign. */
    private static final Set<String> PASSING = Set.of("evaluation.fact.failed", "evaluation.fact.unanswered");

    private final Set<String> names = new HashSet<>();
    private boolean populations;
    private boolean broke;

    /** Whether nobody can say what the sources hold; null where there was no answer at all. */
    static boolean isNothing(FactValue value) {
        return value == null
                || (value instanceof FactValue.Missing missing
                        && missing.reason().key().startsWith(OF_THE_CATALOGUE));
    }

    /**
     * Notes it if it is no answer; whether it is none.
     *
     * @param name as a change of it is called
     */
    boolean note(String name, int year, FactValue value) {
        if (!isNothing(value)) {
            return false;
        }
        names.add(name + " " + year);
        broke |= !(value instanceof FactValue.Missing missing)
                || PASSING.contains(missing.reason().key());
        return true;
    }

    /** The same of another's value. */
    boolean noteOther(String name, int year, FactValue value) {
        boolean nothing = note(name, year, value);
        populations |= nothing;
        return nothing;
    }

    /** Whether some other's value is unanswered, so that nobody knows how many have changed. */
    boolean isOfOthers() {
        return populations;
    }

    /** Whether a provider broke that was there. */
    boolean broke() {
        return broke;
    }

    @Override
    public boolean test(ChangedFact known) {
        return names.contains(known.fact() + " " + known.year())
                || (populations && known.fact().startsWith(PopulationComparer.COUNTED));
    }
}
