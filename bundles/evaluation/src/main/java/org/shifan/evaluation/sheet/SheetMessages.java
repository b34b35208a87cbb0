// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import org.shifan.api.text.Messages;

/** Anchor of this package's messages. */
final class SheetMessages {
    static final Messages M = Messages.of(SheetMessages.class);

    private SheetMessages() {}

    /** A cell as a workbook names it, such as F12. */
    static String cell(int row, int column) {
        return column(column) + row;
    }

    /** A column as a workbook names it. */
    static String column(int column) {
        StringBuilder out = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            out.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return out.toString();
    }
}
