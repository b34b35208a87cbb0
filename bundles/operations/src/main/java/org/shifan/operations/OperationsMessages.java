// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import org.shifan.api.text.Messages;

/** What this bundle says. */
public final class OperationsMessages {
    public static final Messages M = Messages.of(OperationsMessages.class);

    private OperationsMessages() {}
}
