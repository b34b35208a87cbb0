// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Text;

/**
 * An evaluation with all its words, as data: what is archived as JSON, without what came after it, and printed as
 * JSON, field by field under these names. {@link Evaluation} says what each of them is.
 */
public record WrittenEvaluation(
        long id,
        EvaluationRequest request,
        Text subjectName,
        BureauCode bureau,
        Text criteriaTitle,
        boolean demonstration,
        Text status,
        boolean synthetic,
        Evaluation.Receipt receipt,
        Verdict verdict,
        BigDecimal total,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal maximum,
        BigDecimal passMark,
        Text grade,
        List<Evaluation.Part> parts,
        List<Evaluation.Veto> vetoes,
        List<Evaluation.Missing> missing,
        List<Text> reasons,
        Aftermath aftermath) {

    static WrittenEvaluation of(Evaluation e) {
        EvaluationTrace trace = e.trace();
        return new WrittenEvaluation(
                e.id(),
                e.request(),
                e.subjectName(),
                e.bureau(),
                e.criteriaTitle(),
                e.demonstration(),
                e.status(),
                trace.synthetic(),
                e.receipt(),
                e.verdict(),
                e.total(),
                e.lowest(),
                e.highest(),
                e.maximum(),
                e.passMark(),
                trace.grade(),
                trace.parts(),
                trace.vetoes(),
                trace.missing(),
                trace.reasons(),
                e.aftermath());
    }

    /** The evaluation that this is written of. */
    public Evaluation evaluation() {
        return new Evaluation(
                        id,
                        request,
                        subjectName,
                        bureau,
                        criteriaTitle,
                        demonstration,
                        status,
                        synthetic,
                        receipt,
                        verdict,
                        total,
                        lowest,
                        highest,
                        maximum,
                        passMark,
                        grade,
                        parts,
                        vetoes,
                        missing,
                        reasons)
                .with(aftermath);
    }
}
