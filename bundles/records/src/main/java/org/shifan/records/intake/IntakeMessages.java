// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** Anchor of this package's messages. */
final class IntakeMessages {
    static final Messages M = Messages.of(IntakeMessages.class);

    private IntakeMessages() {}

    static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
