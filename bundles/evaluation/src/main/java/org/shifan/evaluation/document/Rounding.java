// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The only two points at which a score is rounded.
 *
 * @param item decimals of an item's points, 0 to 6
 * @param total decimals of the total, 0 to 6
 */
public record Rounding(int item, int total, Mode mode) {

    static final int MOST_DECIMALS = 6;

    /** How a half is rounded. */
    public enum Mode {
        HALF_UP("half-up", RoundingMode.HALF_UP),
        HALF_EVEN("half-even", RoundingMode.HALF_EVEN),
        DOWN("down", RoundingMode.DOWN);

        private final String code;
        private final RoundingMode rounding;

        Mode(String code, RoundingMode rounding) {
            this.code = code;
            this.rounding = rounding;
        }

        public String code() {
            return code;
        }

        public RoundingMode rounding() {
            return rounding;
        }
    }

    /** A sum of rounded item points as a total. */
    public BigDecimal ofTotal(BigDecimal sum) {
        return sum.setScale(total, mode.rounding());
    }
}
