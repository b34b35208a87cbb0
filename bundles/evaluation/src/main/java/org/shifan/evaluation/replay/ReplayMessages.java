// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.replay;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class ReplayMessages {
    static final Messages M = Messages.of(ReplayMessages.class);

    private ReplayMessages() {}
}
