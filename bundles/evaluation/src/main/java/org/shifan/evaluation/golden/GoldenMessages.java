// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.golden;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class GoldenMessages {
    static final Messages M = Messages.of(GoldenMessages.class);

    private GoldenMessages() {}
}
