// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.text.Message;

/**
 * One ground that a measure asks for, with what was found.
 *
 * @param until the last day on which it is known to hold; null when no end is known or it does not hold
 */
record Ground(boolean holds, Message text, LocalDate until) {
    Ground {
        Objects.requireNonNull(text, "text");
    }

    static Ground holds(Message text, LocalDate until) {
        return new Ground(true, text, until);
    }

    static Ground lacking(Message text) {
        return new Ground(false, text, null);
    }
}
