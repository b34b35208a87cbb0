// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.Locale;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;

/**
 * What a bureau asks of its own enterprises for a measure of §六(一), besides what the policy asks of all, set by an officer without a
 * bundle. Dated and never overwritten: which term was in force on a past day, and who set it, can be shown.
 *
 * @param measure the policy's row, such as {@code F4}
 * @param hs the first digits of the goods' codes that it is for; empty for all goods
 * @param value what is asked, as its kind reads it; empty where it reads none
 * @param former the number of the term that it took the place of; 0 for none
 * @param endedOn the last day on which it held when it was ended or replaced; null otherwise
 * @param ended the decision that ended or replaced it, or null
 */
public record SetTerm(
        long id,
        BureauCode bureau,
        String measure,
        String hs,
        Kind kind,
        String value,
        DateRange period,
        Decision set,
        long former,
        LocalDate endedOn,
        Decision ended) {

    /** What can be asked. Each makes a measure stricter; none grants anything. */
    public enum Kind {
        /** The measure is not granted for the goods. It reads no value. */
        NOT_GRANTED,
        /** The class of the enterprise has to be this one or a better one: 1 to 4. */
        CLASS_AT_LEAST,
        /** A shipment is worth at most so many US dollars, and its worth is declared. */
        VALUE_AT_MOST,
        /** The country on the other side is none of these: codes of two letters, separated by blanks. */
        MARKET_NOT;

        /** The word on the console, such as {@code class-at-least}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it is in force on that day. */
    public boolean holdsOn(LocalDate day) {
        return period.contains(day) && (endedOn == null || !day.isAfter(endedOn));
    }

    /** The last day on which it is in force as far as is known; null when it has no end. */
    public LocalDate lastDay() {
        LocalDate term = period.to();
        return endedOn == null || (term != null && term.isBefore(endedOn)) ? term : endedOn;
    }
}
