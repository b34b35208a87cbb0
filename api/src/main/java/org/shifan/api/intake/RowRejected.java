// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;

/** A row cannot be taken: which column, what stood there, why. */
public class RowRejected extends ShifanException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String value;

    public RowRejected(String column, String value, Message reason) {
        super(reason);
        this.column = column;
        this.value = value;
    }

    public String column() {
        return column;
    }

    public String value() {
        return value;
    }
}
