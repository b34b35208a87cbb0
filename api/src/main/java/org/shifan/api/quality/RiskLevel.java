// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.Locale;

/** How much speaks against lightening the supervision of goods (§六(一), F2); from the lowest to the highest. */
public enum RiskLevel {
    /** No ground stands. It is no praise: where no record was delivered there is none either. */
    NORMAL,
    /** One ground stands. */
    RAISED,
    /** A grave ground stands, or two of different kinds. */
    HIGH;

    /** The word in options and files, such as {@code raised}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
