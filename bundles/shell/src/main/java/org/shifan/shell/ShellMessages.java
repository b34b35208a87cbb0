// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class ShellMessages {

    static final Messages M = Messages.of(ShellMessages.class);

    private ShellMessages() {}
}
