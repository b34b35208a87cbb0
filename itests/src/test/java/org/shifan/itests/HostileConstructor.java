// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** A scoring function that nobody can make: its constructor never ends. */
public final class HostileConstructor implements ScoringFunction {
    public HostileConstructor() {
        long i = 0;
        while (i >= 0) {
            i = (i + 1) % 1_000_000;
        }
    }

    @Override
    public ScoringShare score(ScoringInput input) {
        return new ScoringShare(BigDecimal.ONE, Text.same("never"));
    }
}
