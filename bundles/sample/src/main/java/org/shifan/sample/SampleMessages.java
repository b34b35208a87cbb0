// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** Anchor of this package's messages. */
final class SampleMessages {
    static final Messages M = Messages.of(SampleMessages.class);

    private SampleMessages() {}

    static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(M.message(key, arguments));
    }
}
