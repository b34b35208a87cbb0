// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;

import org.shifan.api.code.BureauCode;
import org.shifan.api.text.Text;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * What a bureau asked besides for a measure, and the answer; kept with a decision, since the bundle that asked may be gone later.
 *
 * @param text what is asked and what was found; null when the terms failed
 * @param failed the class of the terms that failed; null when they answered
 */
public record OwnTerm(boolean holds, Text text, LocalDate until, String failed) {

    Ground ground(BureauCode bureau) {
        if (failed != null) {
            // What a bureau asks and nobody can tell is not met: never milder by an accident.
            return Ground.lacking(say("ground.bureau.broken", failed));
        }
        return holds
                ? Ground.holds(say("ground.bureau", bureau, text), until)
                : Ground.lacking(say("ground.bureau", bureau, text));
    }
}
