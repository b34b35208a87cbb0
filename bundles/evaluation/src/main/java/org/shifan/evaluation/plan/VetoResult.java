// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import java.util.Optional;

import org.shifan.api.evaluation.Evaluation.VetoState;
import org.shifan.api.text.Text;

/**
 * What became of a veto item, as data.
 *
 * @param error why it broke
 */
record VetoResult(VetoPlan plan, VetoState state, Optional<Text> error) {
    static VetoResult of(VetoPlan plan, Inputs inputs) {
        try {
            inputs.refuseExpired(plan.check().slots());
            VetoState state = switch (plan.check().test(inputs)) {
                case YES -> VetoState.APPLIES;
                case NO -> VetoState.CLEAR;
                case UNKNOWN -> inputs.atWorst(plan.check().slots()) ? VetoState.APPLIES : VetoState.UNKNOWN;
            };
            return new VetoResult(plan, state, Optional.empty());
        } catch (Broken e) {
            return new VetoResult(plan, VetoState.ERROR, Optional.of(e.reason()));
        }
    }
}
