// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringInput;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;

/**
 * Java of a swapped bundle: one part in so many of a fact. The divisor comes with the bundle, so that a result tells which
 * bundle's Java made it.
 */
public final class NingboShare implements ScoringFunction {
    private final BigDecimal divisor;

    public NingboShare() {
        try (InputStream in = NingboShare.class.getResourceAsStream(SwapJar.DIVISOR)) {
            divisor = new BigDecimal(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ScoringShare score(ScoringInput input) {
        BigDecimal share = input.fact("ningbo.test.value").divide(divisor, 6, RoundingMode.HALF_UP);
        return new ScoringShare(share, new Text("除以 " + divisor, "divided by " + divisor));
    }
}
