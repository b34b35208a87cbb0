// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.text.Text;

/** An item or veto cannot be computed, and not for want of a fact: its plug-in, a parameter or a value is at fault. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text reason;

    Broken(Text reason) {
        super(reason.en(), null, false, false);
        this.reason = reason;
    }

    Text reason() {
        return reason;
    }
}
