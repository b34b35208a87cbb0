// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import org.shifan.api.text.Messages;

/** Anchor of this package's messages. */
final class ArchiveMessages {
    static final Messages M = Messages.of(ArchiveMessages.class);

    private ArchiveMessages() {}
}
