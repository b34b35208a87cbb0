// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import org.shifan.api.text.Messages;

/** Anchor of this package's own messages. */
final class ServiceMessages {
    static final Messages M = Messages.of(ServiceMessages.class);

    private ServiceMessages() {}
}
