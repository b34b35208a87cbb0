// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.LocalDate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.text.Text;

/**
 * By when something has to be done.
 *
 * @param caseNumber the case that it comes from
 * @param key what of the case it is, the same for as long as it runs
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
}
