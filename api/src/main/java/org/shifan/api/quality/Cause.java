// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.Locale;

/** What a trace investigation found to be the cause (§六(六)), which decides what follows. */
public enum Cause {
    /** Rules of the market (境外法规): feedback and negotiation. */
    FOREIGN_RULES,
    /** Market surveillance abroad (市场监管): feedback and negotiation. */
    FOREIGN_MARKET,
    /** The buyer's design (设计): feedback and negotiation. */
    FOREIGN_DESIGN,
    /** The enterprise could not do better (能力不足): help. */
    CAPABILITY,
    /** Adulteration, false documents, evasion (恶意): penalty, and the title is withdrawn. */
    MALICE,
    /** Transport, delay, wrong use, force majeure (非质量原因): closed without effect on the zone. */
    NOT_QUALITY;

    /** Whether the incident counts in the rate per USD 100 million: its cause lies in the quality of the enterprise. */
    public boolean quality() {
        return this == CAPABILITY || this == MALICE;
    }

    /** The word in options and files, such as {@code foreign-rules}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
