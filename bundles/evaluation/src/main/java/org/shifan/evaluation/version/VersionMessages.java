// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.version;

import org.shifan.api.text.Messages;

/** The texts of this package. */
final class VersionMessages {
    static final Messages M = Messages.of(VersionMessages.class);

    private VersionMessages() {}
}
