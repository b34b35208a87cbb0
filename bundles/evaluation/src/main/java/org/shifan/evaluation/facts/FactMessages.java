// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.facts;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class FactMessages {
    static final Messages M = Messages.of(FactMessages.class);

    private FactMessages() {}
}
