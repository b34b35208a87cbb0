// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** The messages of this bundle's treatments. */
public final class FacilitationMessages {
    public static final Messages M = Messages.of(FacilitationMessages.class);

    private FacilitationMessages() {}

    public static Message say(String key, Object... arguments) {
        return M.message(key, arguments);
    }

    /** The refusal with this key. */
    public static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
