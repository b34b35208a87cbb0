// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;

/** Breaks whenever it is asked. */
public final class ThrowingFunction implements ScoringFunction {
    @Override
    public ScoringShare score(ScoringInput input) {
        throw new IllegalStateException("broken on purpose");
    }
}
