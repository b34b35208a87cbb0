// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.layer;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class LayerMessages {
    static final Messages M = Messages.of(LayerMessages.class);

    private LayerMessages() {}
}
