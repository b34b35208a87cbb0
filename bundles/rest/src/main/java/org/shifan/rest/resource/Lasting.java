// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.time.LocalDate;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;

/** An order of something that holds for a while. */
interface Lasting extends Decided {
    /** Null for the day of the decision. */
    LocalDate from();

    /** Null for as long as nobody ends it. */
    LocalDate to();

    default DateRange period(Decision decision) {
        return DateRange.of(from() == null ? decision.on() : from(), to());
    }
}
