// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.identity;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** Anchor of the bundle's messages. */
public final class IdentityMessages {
    public static final Messages M = Messages.of(IdentityMessages.class);

    private IdentityMessages() {}

    /** The refusal with this key. */
    public static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
