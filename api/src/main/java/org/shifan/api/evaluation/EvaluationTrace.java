// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.text.Text;

/**
 * From what everybody can compute the points again.
 *
 * @param grade the grade's title, or null when the verdict is not a pass or the set has no grades
 * @param synthetic whether invented records are among its sources
 * @param parts the categories with their items, bonus items in a part of their own
 * @param vetoes the veto items
 * @param missing the facts that were missing, each with reason and who owes it
 * @param reasons why this verdict, most important first; never empty
 */
public record EvaluationTrace(
        Text grade,
        boolean synthetic,
        List<Evaluation.Part> parts,
        List<Evaluation.Veto> vetoes,
        List<Evaluation.Missing> missing,
        List<Text> reasons) {
    public EvaluationTrace {
        parts = List.copyOf(parts);
        vetoes = List.copyOf(vetoes);
        missing = List.copyOf(missing);
        reasons = List.copyOf(reasons);
    }

    EvaluationTrace because(Text first) {
        List<Text> all = new ArrayList<>(List.of(first));
        all.addAll(reasons);
        return new EvaluationTrace(grade, synthetic, parts, vetoes, missing, all);
    }
}
