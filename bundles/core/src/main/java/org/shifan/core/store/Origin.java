// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import org.shifan.api.intake.ImportContext;

/**
 * How an entry or line came into a register.
 *
 * @param importId the import that it came by, or null when somebody entered it
 * @param synthetic whether it was invented for demonstration
 */
public record Origin(Long importId, boolean synthetic) {
    /** Entered by somebody who decided it. */
    public static final Origin DECIDED = new Origin(null, false);

    public static Origin of(ImportContext context) {
        return new Origin(context.importId(), context.synthetic());
    }
}
