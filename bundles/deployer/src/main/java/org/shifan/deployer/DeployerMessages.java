// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import org.shifan.api.text.Messages;

/** Anchor of this bundle's own messages. */
public final class DeployerMessages {

    public static final Messages M = Messages.of(DeployerMessages.class);

    private DeployerMessages() {}
}
