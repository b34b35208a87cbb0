// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.text;

/** Anchor of this package's own messages. */
final class TextMessages {
    static final Messages M = Messages.of(TextMessages.class);

    private TextMessages() {}
}
