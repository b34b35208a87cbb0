// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.math.BigDecimal;
import java.util.List;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/**
 * What a plan makes of a subject's facts: the part of an evaluation that follows from criteria and facts alone.
 *
 * @param total null while a fact is missing or a plug-in broke
 * @param lowest the lowest total still possible; equal to the total when that is known
 * @param highest the highest total still possible
 * @param grade null when the verdict is not a pass, the set has no grades, or several are still possible
 * @param reasons why this verdict, most important first; never empty
 * @param synthetic whether invented records are among the sources of a fact that was used
 */
public record Scoring(
        Verdict verdict,
        BigDecimal total,
        BigDecimal lowest,
        BigDecimal highest,
        Text grade,
        List<Evaluation.Part> parts,
        List<Evaluation.Veto> vetoes,
        List<Evaluation.Missing> missing,
        List<Text> reasons,
        boolean synthetic) {
    public Scoring {
        parts = List.copyOf(parts);
        vetoes = List.copyOf(vetoes);
        missing = List.copyOf(missing);
        reasons = List.copyOf(reasons);
    }
}
