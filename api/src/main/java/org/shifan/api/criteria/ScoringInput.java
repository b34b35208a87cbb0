// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import org.shifan.api.fact.FactId;

/**
 * What a scoring function may use.
 *
 * @param facts the facts that the document lists for the item
 * @param parameters the rule's parameters by name
 * @param year the year that is evaluated
 * @param asOf the day of the evaluation
 */
public record ScoringInput(
        Map<FactId, BigDecimal> facts, Map<String, BigDecimal> parameters, int year, LocalDate asOf) {
    public ScoringInput {
        facts = Map.copyOf(facts);
        parameters = Map.copyOf(parameters);
    }

    /** The value of a fact that the document lists. */
    public BigDecimal fact(String id) {
        return require(facts.get(FactId.of(id)), id);
    }

    /** The value of a parameter that the document gives. */
    public BigDecimal parameter(String name) {
        return require(parameters.get(name), name);
    }

    private static BigDecimal require(BigDecimal value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is not listed in the rule of the criteria document");
        }
        return value;
    }
}
