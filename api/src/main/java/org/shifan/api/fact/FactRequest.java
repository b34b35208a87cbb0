// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.fact;

import java.time.LocalDate;

import org.shifan.api.core.Subject;

/**
 * Asks for one fact of one subject.
 *
 * @param year the calendar year, for facts of a year
 * @param asOf the day of the evaluation, for facts of a day and for what is valid
 * @param others reads the facts that this one is made from
 */
public record FactRequest(FactId fact, Subject subject, int year, LocalDate asOf, FactReader others) {

    /** Another fact of the same subject and year. */
    public FactValue other(String fact) {
        return others.read(FactId.of(fact), subject, year);
    }
}
