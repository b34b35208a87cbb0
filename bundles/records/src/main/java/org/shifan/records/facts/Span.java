// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.time.LocalDate;

import org.shifan.api.code.DateRange;

/** A part of one calendar year, both ends included. */
record Span(LocalDate from, LocalDate to) {

    static Span ofYear(int year) {
        return of(DateRange.year(year), year);
    }

    /** The part of the year that the period covers; they must overlap. */
    static Span of(DateRange period, int year) {
        DateRange whole = DateRange.year(year);
        LocalDate from = period.from().isAfter(whole.from()) ? period.from() : whole.from();
        LocalDate to = period.to() != null && period.to().isBefore(whole.to()) ? period.to() : whole.to();
        return new Span(from, to);
    }

    /** The part of it that the period covers; they must overlap. */
    Span within(DateRange period) {
        return new Span(
                period.from().isAfter(from) ? period.from() : from,
                period.to() != null && period.to().isBefore(to) ? period.to() : to);
    }

    /** The year, or the days where it is not a whole one. */
    String label() {
        return wholeYear() ? String.valueOf(from.getYear()) : from + ".." + to;
    }

    boolean wholeYear() {
        return from.getDayOfYear() == 1 && endsYear();
    }

    boolean endsYear() {
        return to.getMonthValue() == 12 && to.getDayOfMonth() == 31;
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
