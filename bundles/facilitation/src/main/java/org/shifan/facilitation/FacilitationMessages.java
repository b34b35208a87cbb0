// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

/** The messages of this package. */
final class FacilitationMessages {
    static final Messages M = Messages.of(FacilitationMessages.class);

    private FacilitationMessages() {}

    static Text say(String key, Object... arguments) {
        return M.message(key, arguments).text();
    }
}
