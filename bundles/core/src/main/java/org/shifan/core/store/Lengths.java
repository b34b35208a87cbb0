// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import org.shifan.core.CoreMessages;

/** Refuses a text that its column cannot hold, before the database does. */
final class Lengths {
    private Lengths() {}

    static String within(String name, String text, int limit) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.length() > limit) {
            throw CoreMessages.refuse("core.text.long", name, stripped.length(), limit);
        }
        return stripped;
    }
}
