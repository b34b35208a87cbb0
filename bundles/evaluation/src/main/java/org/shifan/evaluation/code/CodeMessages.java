// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class CodeMessages {
    static final Messages M = Messages.of(CodeMessages.class);

    private CodeMessages() {}
}
