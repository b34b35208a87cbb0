// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * A trade concern: a foreign rule or its handling that hinders exports, put forward to the other side.
 *
 * @param subject the zone or enterprise that is hindered
 * @param market whose rule it is
 * @param title in a few words
 * @param text what hinders, and what is asked for
 * @param reference the notification, standard or trace investigation that it comes from; may be empty
 * @param raised the day on which it was raised
 * @param outcome null while it is open
 * @param steps what was done, oldest first
 */
public record TradeConcern(
        long id,
        Subject subject,
        BureauCode bureau,
        CountryCode market,
        String title,
        String text,
        String reference,
        LocalDate raised,
        Outcome outcome,
        List<Step> steps) {
    public TradeConcern {
        steps = List.copyOf(steps);
    }

    /** What came of it. */
    public enum Outcome {
        /** The other side met what was asked for. */
        RESOLVED,
        /** In part, or for some time. */
        PARTLY,
        /** It stays as it was. */
        UNRESOLVED,
        /** It was taken back. */
        WITHDRAWN;

        /** The word in options and files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Something that was done. */
    public record Step(Text what, Decision decision) {}

    public boolean open() {
        return outcome == null;
    }
}
