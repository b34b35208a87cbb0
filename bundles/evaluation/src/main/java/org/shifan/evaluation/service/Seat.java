// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.text.Text;
import org.shifan.evaluation.plan.Inputs;

/**
 * All that is needed for the evaluation of one, in one place, so that it is near when it is wanted.
 *
 * @param official as the request says
 * @param facts in the order of the plan
 */
record Seat(Text name, BureauCode bureau, EvaluationRequest request, boolean official, Inputs facts) {
    static Seat of(Candidate candidate, EvaluationRequest request, Inputs facts) {
        return new Seat(candidate.name(), candidate.bureau(), request, request.official(), facts);
    }
}
