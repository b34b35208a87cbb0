// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.util.List;

/** Several short texts in one column, a line for each. */
final class Lines {
    private Lines() {}

    static String join(List<String> texts) {
        return String.join("\n", texts);
    }

    /** The texts; none for null. */
    static List<String> split(String column) {
        return column == null || column.isEmpty() ? List.of() : List.of(column.split("\n"));
    }
}
