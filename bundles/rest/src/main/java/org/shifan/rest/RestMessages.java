// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;

/** Anchor of the bundle's messages. */
public final class RestMessages {
    public static final Messages M = Messages.of(RestMessages.class);

    private RestMessages() {}

    /** The message with this key. */
    public static Message message(String key, Object... arguments) {
        return M.message(key, arguments);
    }
}
