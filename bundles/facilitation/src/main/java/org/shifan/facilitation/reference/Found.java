// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.util.List;

/**
 * The answer of a table.
 *
 * @param state how sure it is
 * @param value the value; for an unsure answer the strictest that is possible
 * @param rows the lines that it rests on; empty when there is none
 */
public record Found<V>(State state, V value, List<Row<V>> rows) {
    public Found {
        rows = List.copyOf(rows);
    }

    /** How sure an answer is. */
    public enum State {
        /** One line settles it. */
        KNOWN,
        /** The declared code is too short: lines below it differ. */
        AMBIGUOUS,
        /** No line speaks of it. */
        UNKNOWN
    }

    public boolean known() {
        return state == State.KNOWN;
    }
}
