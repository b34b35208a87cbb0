// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class PluginMessages {
    static final Messages M = Messages.of(PluginMessages.class);

    private PluginMessages() {}
}
