// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.math.BigDecimal;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** Never answers. */
public final class LoopingFunction implements ScoringFunction {
    @Override
    public ScoringShare score(ScoringInput input) {
        long i = 0;
        while (i >= 0) {
            i = (i + 1) % 1_000_000;
        }
        return new ScoringShare(BigDecimal.ONE, Text.same("never"));
    }
}
