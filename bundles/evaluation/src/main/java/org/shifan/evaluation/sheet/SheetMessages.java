// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.sheet;

import org.shifan.api.text.Messages;

/** Anchor of this package's messages. */
final class SheetMessages {
    static final Messages M = Messages.of(SheetMessages.class);

    private SheetMessages() {}
}
