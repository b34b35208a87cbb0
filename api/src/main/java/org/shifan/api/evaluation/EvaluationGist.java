// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Text;

/**
 * What is there at once: of whom, by what, the verdict and the points.
 *
 * @param id its number; drafts have 0
 * @param subjectName the name of the subject on the day of the evaluation
 * @param bureau the bureau that supervises the subject
 * @param criteriaTitle title of the criteria set
 * @param demonstration whether the set's numbers are for demonstration only
 * @param status remark on the set's standing, such as "annex not loaded"; may be null
 * @param total the points, or null while a fact is missing
 * @param lowest the lowest total still possible; equal to the total when that is known
 * @param highest the highest total still possible
 * @param maximum the highest total without bonus
 */
public record EvaluationGist(
        long id,
        EvaluationRequest request,
        Text subjectName,
        BureauCode bureau,
        Text criteriaTitle,
        boolean demonstration,
        Text status,
        Verdict verdict,
        BigDecimal total,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal maximum,
        BigDecimal passMark) {
    EvaluationGist with(long number, boolean trial, Text standing) {
        return new EvaluationGist(
                number,
                request,
                subjectName,
                bureau,
                criteriaTitle,
                trial,
                standing,
                verdict,
                total,
                lowest,
                highest,
                maximum,
                passMark);
    }
}
