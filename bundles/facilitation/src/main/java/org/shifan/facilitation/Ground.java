// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.Objects;

import org.shifan.api.text.Text;

/**
 * One ground that a measure asks for, with what was found.
 *
 * @param until the last day on which it is known to hold; null when no end is known or it does not hold
 */
record Ground(boolean holds, Text text, LocalDate until) {
    Ground {
        Objects.requireNonNull(text, "text");
    }

    static Ground holds(Text text, LocalDate until) {
        return new Ground(true, text, until);
    }

    static Ground lacking(Text text) {
        return new Ground(false, text, null);
    }
}
