// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.code;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A period of whole days, both ends included; without a last day it is open.
 *
 * @param from the first day
 * @param to the last day, or null while it goes on
 */
public record DateRange(LocalDate from, LocalDate to) {

    /** @throws org.shifan.api.text.ShifanException {@code code.period.order} when the last day is before the first */
    public DateRange {
        Objects.requireNonNull(from, "from");
        if (to != null && to.isBefore(from)) {
            throw Codes.refuse("code.period.order", from, to);
        }
    }

    public static DateRange of(LocalDate from, LocalDate to) {
        return new DateRange(from, to);
    }

    /** From this day on, without an end. */
    public static DateRange from(LocalDate from) {
        return new DateRange(from, null);
    }

    /** The calendar year. */
    public static DateRange year(int year) {
        return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** The last day, if there is one. */
    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public boolean overlaps(DateRange other) {
        return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
    }

    @Override
    public String toString() {
        return from + ".." + (to == null ? "" : to);
    }
}
