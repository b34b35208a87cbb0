// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import org.shifan.api.text.Messages;

/** Anchor of the bundle's messages. */
final class AuditMessages {
    static final Messages M = Messages.of(AuditMessages.class);

    private AuditMessages() {}
}
