// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.fact.FactId;

/**
 * A fact of a year that a plan reads.
 *
 * @param yearsBack 0 for the evaluated year, 1 for the year before
 */
public record FactNeed(FactId fact, int yearsBack) implements Comparable<FactNeed> {
    @Override
    public int compareTo(FactNeed other) {
        int byFact = fact.compareTo(other.fact);
        return byFact != 0 ? byFact : Integer.compare(yearsBack, other.yearsBack);
    }
}
