// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.mark;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** Anchor of the bundle's messages. */
public final class MarkMessages {
    public static final Messages M = Messages.of(MarkMessages.class);

    private MarkMessages() {}

    /** The refusal with this key. */
    public static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
