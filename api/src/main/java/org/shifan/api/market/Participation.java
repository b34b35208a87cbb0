// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;

/**
 * A part that zones and enterprises take in rules and exchange: a standard that an enterprise helps to write, a body for the promotion
 * of quality technology, places at an exchange abroad.
 *
 * @param title of the standard, the body, the event
 * @param detail of a standard its number and the enterprise's role; of a body its purpose; of an exchange where it is
 * @param scope of a standard {@code international}, {@code national}, {@code industry} or {@code group}; empty otherwise
 * @param places how many can go to an exchange; 0 otherwise
 * @param on the day on which it began or is held
 * @param entered who entered it, when and why
 * @param parties who takes part, in order
 */
public record Participation(
        long id,
        Kind kind,
        BureauCode bureau,
        String title,
        String detail,
        String scope,
        int places,
        LocalDate on,
        Decision entered,
        List<Party> parties) {
    public Participation {
        parties = List.copyOf(parties);
    }

    /** What it is. */
    public enum Kind {
        /** A standard or technical rule that an enterprise helps to write. */
        STANDARD_WORK,
        /** A body for the promotion of quality technology (质量安全技术促进组织), maybe of several bureaus. */
        PROMOTION_BODY,
        /** Places at an exchange abroad, offered to zones and demonstration enterprises first. */
        EXCHANGE;

        /** The word in options and files, such as {@code standard-work}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Who takes part.
     *
     * @param rank of an exchange the rank by title on the day of the offer, 1 for the first; 0 otherwise
     * @param decision who entered it, and of an exchange why out of turn, if it was
     */
    public record Party(Subject subject, int rank, Decision decision) {}
}
