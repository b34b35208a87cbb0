// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.shifan.api.facilitation.Reason;
import org.shifan.api.text.Message;

/**
 * What was found of a measure: every ground that it asks for, held or lacking. The measure applies only while all hold, so that it
 * stops the day after the first of them ends.
 */
final class Findings {
    private final List<Message> held = new ArrayList<>(12);
    private final List<Message> lacking = new ArrayList<>(4);
    private LocalDate until;

    void add(Ground ground) {
        if (ground.holds()) {
            held.add(ground.text());
            LocalDate end = ground.until();
            if (end != null && (until == null || end.isBefore(until))) {
                until = end;
            }
        } else {
            lacking.add(ground.text());
        }
    }

    boolean applies() {
        return lacking.isEmpty();
    }

    /** All grounds when it applies; otherwise all that is lacking, not only the first. */
    Reason reason() {
        return new Reason(applies() ? held : lacking);
    }

    /** The earliest known end among the grounds; null when none has one, or it does not apply. */
    LocalDate until() {
        return applies() ? until : null;
    }
}
