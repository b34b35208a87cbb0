// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.backup;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** What backups say. */
final class BackupMessages {
    static final Messages M = Messages.of(BackupMessages.class);

    private BackupMessages() {}

    static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }

    static ShifanException refuse(Throwable cause, String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments), cause);
    }
}
