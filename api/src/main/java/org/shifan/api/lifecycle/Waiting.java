// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * Something in a case that waits for whoever asks.
 *
 * @param step the step that they may take; empty for what was escalated to them
 * @param what the step, or what is late, in words
 * @param as in which role it waits for them
 * @param missing what stands in the way of the step
 * @param due the last day on which it is in time; null when nothing runs
 * @param late how many days it is late today; 0 when it is not
 */
public record Waiting(
        long caseNumber,
        Subject subject,
        Title title,
        BureauCode bureau,
        String step,
        Text what,
        Procedure.Role as,
        List<Message> missing,
        LocalDate due,
        int late) {
    public Waiting {
        missing = List.copyOf(missing);
    }
}
