// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.math.BigDecimal;
import java.util.Map;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/** Gives what it was set up to give. */
public final class SetUpFunction implements ScoringFunction {
    private BigDecimal share;

    /** Called by Declarative Services, which look for this name where a component names none. */
    protected void activate(Map<String, Object> settings) {
        share = new BigDecimal(String.valueOf(settings.get("share")));
    }

    @Override
    public ScoringShare score(ScoringInput input) {
        return new ScoringShare(share, Text.same("as set up"));
    }
}
