// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.util.List;
import java.util.Map;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.criteria.tck.CriteriaConformance;

/** The test of a bundle as its author writes it; {@link SeededBuild} runs it. */
public class SeededCriteria extends CriteriaConformance {

    @Override
    protected List<FactProvider> factProviders() {
        return SeededBuild.providers();
    }

    @Override
    protected Map<String, ScoringFunction> scoringFunctions() {
        return SeededBuild.functions();
    }
}
