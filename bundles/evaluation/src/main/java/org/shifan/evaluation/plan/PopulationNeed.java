// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.fact.FactId;
import org.shifan.evaluation.document.RankRule;

/** A fact of all members of a population, in the evaluated year. */
public record PopulationNeed(RankRule.Group group, FactId fact) implements Comparable<PopulationNeed> {
    @Override
    public int compareTo(PopulationNeed other) {
        int byGroup = group.compareTo(other.group);
        return byGroup != 0 ? byGroup : fact.compareTo(other.fact);
    }
}
