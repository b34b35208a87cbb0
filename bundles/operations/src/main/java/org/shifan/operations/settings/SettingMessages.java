// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import org.shifan.api.text.Messages;

/** What settings say. */
final class SettingMessages {
    static final Messages M = Messages.of(SettingMessages.class);

    private SettingMessages() {}
}
