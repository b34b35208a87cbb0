// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/**
 * A number of the rules that changes by dated decision; a value is added, never edited.
 *
 * @param values by day, the earliest first
 */
public record Parameter(String id, Text title, Unit unit, List<Dated> values, Place place) {
    public Parameter {
        values = List.copyOf(values);
    }

    /**
     * A value from a day on.
     *
     * @param value empty from the day on which the parameter is repealed
     * @param reference the decision that it stands on
     */
    public record Dated(LocalDate from, Optional<BigDecimal> value, String reference, Place place) {}

    /** The value on that day; empty before the first and after a repeal. */
    public Optional<BigDecimal> on(LocalDate day) {
        Optional<BigDecimal> out = Optional.empty();
        for (Dated dated : values) {
            if (!dated.from().isAfter(day)) {
                out = dated.value();
            }
        }
        return out;
    }
}
