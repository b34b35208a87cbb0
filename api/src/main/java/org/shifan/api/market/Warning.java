// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * A warning to a zone or an enterprise that a market is about to change, or has changed.
 *
 * @param reference the symbol of the notification, or number and version of the standard
 * @param zone the zone, or the one that the enterprise was a member of; null outside of zones
 * @param title of the draft rule or standard
 * @param why it is concerned
 * @param raised the day on which it was raised
 * @param due the last day for comments, or the one before which the standard has to be met; null where there is none
 * @param late whether it was raised with fewer days left than are wanted
 * @param reminded the day on which it was last said again, since nobody had read it; null while it was not
 * @param receipts who has read it, in order
 */
public record Warning(
        long id,
        Kind kind,
        String reference,
        Subject subject,
        BureauCode bureau,
        ZoneId zone,
        String title,
        Text why,
        LocalDate raised,
        LocalDate due,
        boolean late,
        LocalDate reminded,
        List<Receipt> receipts) {
    public Warning {
        receipts = List.copyOf(receipts);
    }

    /** What it is about. */
    public enum Kind {
        /** A TBT or SPS notification. */
        NOTICE,
        /** A version of a foreign standard or rule. */
        STANDARD;

        /** The word in options and files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * That somebody has read it.
     *
     * @param by the account, or the name where nobody was logged in
     */
    public record Receipt(String by, LocalDate on) {}

    /** Whether somebody has read it. */
    public boolean read() {
        return !receipts.isEmpty();
    }

    /** Whether somebody has read it before its time was over. */
    public boolean readInTime() {
        return receipts.stream()
                .anyMatch(receipt -> due == null || !receipt.on().isAfter(due));
    }
}
