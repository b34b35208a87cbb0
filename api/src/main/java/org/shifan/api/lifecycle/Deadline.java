// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * By when something has to be done.
 *
 * @param caseNumber the case that it comes from; 0 for what is owed outside of cases ({@link DeadlineSource})
 * @param key what of the case it is, the same for as long as it runs; outside of cases what it is about, such as {@code proof.12}
 * @param subject whom it concerns; null where nobody is named yet
 * @param title the title that the case is about; null outside of cases
 * @param what in words
 * @param owedBy the role that owes it
 * @param due the last day on which it is in time
 * @param source where the length of it comes from
 * @param late how many days it is late today; 0 when it is not
 */
public record Deadline(
        long caseNumber,
        String key,
        Subject subject,
        Title title,
        BureauCode bureau,
        Text what,
        Text owedBy,
        LocalDate due,
        Text source,
        int late) {
    /** Whether it asks to look at an alarm: a figure on which the title rests is no longer what it was. */
    public boolean drift() {
        return key.startsWith("drift.");
    }

    /** Whether it is the term of where the case stands; of a case there is one at most. */
    public boolean ofState() {
        return key.startsWith("state.");
    }

    /** What is owed outside of cases. */
    public static Deadline of(
            String key,
            Subject subject,
            BureauCode bureau,
            Text what,
            Text owedBy,
            LocalDate due,
            Text source,
            LocalDate today) {
        return new Deadline(0, key, subject, null, bureau, what, owedBy, due, source, late(due, today));
    }

    /** How many days something that was due is late; 0 when it is not. */
    public static int late(LocalDate due, LocalDate today) {
        return due.isBefore(today) ? Math.toIntExact(ChronoUnit.DAYS.between(due, today)) : 0;
    }

    /**
     * Whether that something is late has to be said today: once it is late, and again after some days.
     *
     * @param said when it was said last; null for never
     * @param againDays 1 or more
     */
    public static boolean toSay(LocalDate today, LocalDate due, LocalDate said, int againDays) {
        return today.isAfter(due) && (said == null || !said.plusDays(againDays).isAfter(today));
    }
}
