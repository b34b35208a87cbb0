// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market;

import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** Anchor of the bundle's messages. */
public final class MarketMessages {
    public static final Messages M = Messages.of(MarketMessages.class);

    private MarketMessages() {}

    public static Message say(String key, Object... arguments) {
        return M.message(key, arguments);
    }

    /** The refusal with this key. */
    public static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
