// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.math.BigDecimal;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** Has a method of a name that Declarative Services know, which they could not call. */
public final class ActiveFunction implements ScoringFunction {
    @Override
    public ScoringShare score(ScoringInput input) {
        return new ScoringShare(activate(new BigDecimal("0.25")), Text.same("half"));
    }

    private static BigDecimal activate(BigDecimal quarter) {
        return quarter.add(quarter);
    }
}
