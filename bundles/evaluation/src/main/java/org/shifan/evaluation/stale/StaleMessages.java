// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.stale;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class StaleMessages {
    static final Messages M = Messages.of(StaleMessages.class);

    private StaleMessages() {}
}
