// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import java.math.BigDecimal;
import java.util.Objects;

import org.shifan.api.fact.FactId;

/**
 * A fact as somebody assumes it for an analysis; no record is behind it.
 *
 * @param year the calendar year of which it is assumed; null for the evaluated one
 * @param value in the fact's unit; yes is 1 and no is 0; null for "as if it were missing"
 */
public record Assumption(FactId fact, Integer year, BigDecimal value) {
    public Assumption {
        Objects.requireNonNull(fact, "fact");
    }

    @Override
    public String toString() {
        return fact + (year == null ? "" : "@" + year) + "=" + (value == null ? "?" : value.toPlainString());
    }
}
