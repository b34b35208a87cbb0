// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.Locale;

/** What happened to exported goods (§六(六)). */
public enum IncidentKind {
    /** A foreign authority's notification (境外通报). */
    NOTIFICATION,
    /** A recall (召回) from those who use the goods. */
    RECALL,
    /** Goods that came back (退运). */
    RETURN,
    /** A failure in domestic supervisory sampling (监督抽查不合格); it is traced, and never counts in the incident rate. */
    SAMPLING_FAILURE;

    /** Whether it is one of the incidents of the rate per USD 100 million, once attributed and quality-caused. */
    public boolean rated() {
        return this != SAMPLING_FAILURE;
    }

    /** The word in options and files, such as {@code sampling-failure}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
