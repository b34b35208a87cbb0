// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class ConformanceMessages {
    static final Messages M = Messages.of(ConformanceMessages.class);

    private ConformanceMessages() {}
}
