// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class RegistryMessages {
    static final Messages M = Messages.of(RegistryMessages.class);

    private RegistryMessages() {}
}
