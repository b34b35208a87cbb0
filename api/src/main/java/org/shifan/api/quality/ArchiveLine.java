// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

import org.shifan.api.code.HsCode;
import org.shifan.api.text.Text;

/**
 * A line of a quality archive.
 *
 * @param from the day, or the first one; null for what is not dated, such as the goods that it makes
 * @param to the last day where it lasted; null for a single day and for what still lasts
 * @param heading the HS heading of the goods; null when it concerns no goods or all
 * @param what in words, with numbers and codes
 * @param source where it is kept, such as {@code incident 3}; may be empty
 * @param synthetic whether it was invented for demonstration
 */
public record ArchiveLine(
        LocalDate from, LocalDate to, Chapter chapter, HsCode heading, Text what, String source, boolean synthetic) {

    /** What a line is about. */
    public enum Chapter {
        /** Memberships, titles, classes and other grants. */
        STANDING,
        /** What the enterprise makes. */
        GOODS,
        /** Exports and inspections. */
        TRADE,
        /** Notifications, recalls, returns, sampling failures. */
        INCIDENT,
        /** Investigations and what they led to. */
        TRACE,
        RISK,
        COMPLAINT,
        /** Counterfeits and unfair competition. */
        COMPETITION,
        /** Whatever a module adds beyond these. */
        OTHER;

        /** The word in options and files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ArchiveLine {
        Objects.requireNonNull(chapter, "chapter");
        Objects.requireNonNull(what, "what");
        heading = heading == null ? null : heading.heading();
        source = source == null ? "" : source;
    }

    /** Whether it belongs into the archive of these goods: it is about them, or about no goods. */
    public boolean concerns(HsCode goods) {
        return heading == null || heading.equals(goods.heading());
    }
}
