// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.machine;

/** What a step does to the title besides moving the case. */
public enum Effect {
    NONE,
    /** The title is granted. */
    GRANT,
    /** The title ends. */
    END,
    /** The title is granted for a further term. */
    RENEW,
    /** A title that ended is given back. */
    RESTORE
}
