// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.math.BigDecimal;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** Ends whatever runs it. */
public final class ExitingFunction implements ScoringFunction {
    static {
        System.exit(3);
    }

    @Override
    public ScoringShare score(ScoringInput input) {
        return new ScoringShare(BigDecimal.ONE, Text.same("never"));
    }
}
