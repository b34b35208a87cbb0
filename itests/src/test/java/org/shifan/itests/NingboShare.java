// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/**
 * Java of a swapped bundle: one part in so many of a fact. The divisor comes with the bundle, so that a result tells which
 * bundle's Java made it.
 */
public final class NingboShare implements ScoringFunction {
    private BigDecimal divisor;

    /** Called by Declarative Services. */
    public void activate(Map<String, Object> properties) {
        divisor = new BigDecimal(String.valueOf(properties.get(SwapJar.DIVISOR)));
    }

    @Override
    public ScoringShare score(ScoringInput input) {
        BigDecimal share = input.fact("ningbo.test.value").divide(divisor, 6, RoundingMode.HALF_UP);
        return new ScoringShare(share, new Text("除以 " + divisor, "divided by " + divisor));
    }
}
