// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.math.BigDecimal;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** Cannot even be made. */
public final class LoopingConstructor implements ScoringFunction {
    private long turns;

    public LoopingConstructor() {
        while (turns >= 0) {
            turns = (turns + 1) % 1_000_000;
        }
    }

    @Override
    public ScoringShare score(ScoringInput input) {
        return new ScoringShare(BigDecimal.valueOf(turns), Text.same("never"));
    }
}
