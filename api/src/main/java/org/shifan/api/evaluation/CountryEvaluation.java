// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Message;

/**
 * All zones of the country, each by the criteria that apply to it.
 *
 * @param evaluations by bureau, then by total, the highest first, those without one last
 * @param uncovered the bureaus whose zones were not evaluated
 * @param stood whether these are decisions of before that still stand, and nothing was decided
 */
public record CountryEvaluation(List<Evaluation> evaluations, List<Uncovered> uncovered, boolean stood) {
    public CountryEvaluation {
        evaluations = List.copyOf(evaluations);
        uncovered = List.copyOf(uncovered);
    }

    /** Evaluations that were made now. */
    public CountryEvaluation(List<Evaluation> evaluations, List<Uncovered> uncovered) {
        this(evaluations, uncovered, false);
    }

    /**
     * A bureau that has zones and no criteria in force.
     *
     * @param zones how many
     * @param reason why there are no criteria
     */
    public record Uncovered(BureauCode bureau, int zones, Message reason) {}

    /** How many have each verdict; a verdict that nobody has is there with 0. */
    public Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> out = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            out.put(verdict, 0);
        }
        evaluations.forEach(e -> out.merge(e.verdict(), 1, Integer::sum));
        return out;
    }
}
