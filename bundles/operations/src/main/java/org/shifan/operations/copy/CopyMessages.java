// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** What copies of the database say. */
final class CopyMessages {
    static final Messages M = Messages.of(CopyMessages.class);

    private CopyMessages() {}

    static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }

    static ShifanException refuse(Throwable cause, String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments), cause);
    }
}
