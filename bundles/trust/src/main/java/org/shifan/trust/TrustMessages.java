// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.trust;

import org.shifan.api.text.Messages;

/** What this bundle says; the keys that begin with {@code trust.} are the reason codes of the guard. */
final class TrustMessages {
    static final Messages M = Messages.of(TrustMessages.class);

    private TrustMessages() {}
}
