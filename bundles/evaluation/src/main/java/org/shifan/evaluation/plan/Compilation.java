// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.criteria.Problem;
import org.shifan.api.fact.FactId;

/**
 * What came of compiling a document.
 *
 * @param plan empty when there is a problem
 * @param problems all of them, by line; those about unknown facts and functions too
 * @param unknownFacts facts that nobody delivers now
 * @param unknownFunctions scoring functions that nobody registers now
 */
public record Compilation(
        Optional<Plan> plan, List<Problem> problems, Set<FactId> unknownFacts, Set<String> unknownFunctions) {
    /** The key of the problem of a fact that nobody delivers now. */
    public static final String UNKNOWN_FACT = "criteria.fact.unknown";

    /** The same, of one that is written nearly as others that are here. */
    static final String UNKNOWN_FACT_NEAR = "criteria.fact.unknown.nearest";

    /** The key of the problem of a function that nobody registers now. */
    public static final String UNKNOWN_FUNCTION = "criteria.function.unknown";

    private static final Set<String> MAY_COME = Set.of(UNKNOWN_FACT, UNKNOWN_FACT_NEAR, UNKNOWN_FUNCTION);

    public Compilation {
        problems = List.copyOf(problems);
        unknownFacts = Set.copyOf(unknownFacts);
        unknownFunctions = Set.copyOf(unknownFunctions);
    }

    /** Whether nothing is wrong but that a fact or a function is not here yet. */
    public boolean waits() {
        return !problems.isEmpty()
                && problems.stream().map(p -> p.message().key()).allMatch(MAY_COME::contains);
    }
}
