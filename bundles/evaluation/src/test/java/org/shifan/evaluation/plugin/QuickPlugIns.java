// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

/** Supervision with little patience, for tests outside of this package. */
public final class QuickPlugIns {
    /** What a call may take. */
    public static final long MILLIS = 400;

    private QuickPlugIns() {}

    public static PlugIns make() {
        return PlugIns.of(new Budget(MILLIS, 10, 64L << 20, 1L << 20, 5, 60_000, 60_000, 4, true));
    }
}
