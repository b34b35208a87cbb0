// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.math.BigDecimal;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** Half of the points, whatever the facts: the code of a bundle under test, which is loaded from its jar. */
public final class HalfFunction implements ScoringFunction {
    @Override
    public ScoringShare score(ScoringInput input) {
        return new ScoringShare(new BigDecimal("0.5"), Text.same("half"));
    }
}
