// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class AnalysisMessages {
    static final Messages M = Messages.of(AnalysisMessages.class);

    private AnalysisMessages() {}
}
