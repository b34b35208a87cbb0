// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

/** Never called: that it is there is enough to be refused. */
public final class HostileExit {
    public void end() {
        System.exit(3);
    }
}
