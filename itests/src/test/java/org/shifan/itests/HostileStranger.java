// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

/** Does nothing that is forbidden: whether it is loaded is a question of who signed it. */
public final class HostileStranger {
    public String name() {
        return "stranger";
    }
}
