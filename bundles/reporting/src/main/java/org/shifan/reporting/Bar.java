// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A bar's lengths in per cent of its width: for drawing only, the numbers stand beside it.
 *
 * @param sure what is certain
 * @param open what is still possible beyond it
 * @param mark where the pass mark stands, or null
 */
public record Bar(String sure, String open, String mark) {

    static Bar of(BigDecimal lowest, BigDecimal highest, BigDecimal scale, BigDecimal mark) {
        if (lowest == null || highest == null) {
            return new Bar("0%", "0%", mark == null ? null : percent(mark, scale));
        }
        return new Bar(
                percent(lowest, scale),
                percent(highest.subtract(lowest), scale),
                mark == null ? null : percent(mark, scale));
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() <= 0 || part.signum() <= 0) {
            return "0%";
        }
        BigDecimal percent = part.multiply(BigDecimal.valueOf(100)).divide(whole, 2, RoundingMode.HALF_UP);
        return percent.min(BigDecimal.valueOf(100)).stripTrailingZeros().toPlainString() + "%";
    }
}
