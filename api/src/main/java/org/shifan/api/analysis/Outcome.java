// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;

/**
 * What an evaluation came to, in short.
 *
 * @param total null while a fact is missing
 * @param lowest the lowest total still possible
 * @param highest the highest total still possible
 * @param grade null when there is none
 */
public record Outcome(Verdict verdict, BigDecimal total, BigDecimal lowest, BigDecimal highest, Text grade) {

    public static Outcome of(Evaluation evaluation) {
        return new Outcome(
                evaluation.verdict(),
                evaluation.total(),
                evaluation.lowest(),
                evaluation.highest(),
                evaluation.grade());
    }
}
