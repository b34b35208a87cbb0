// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

/** Bundle by bundle, by console and folder; the table goes to {@code itests/target/swap-soak.md}. */
public class SwapSoak extends SwapTable {
    public SwapSoak() {
        super("shifan.soak.swaps", "swap-soak.md");
    }

    @Override
    void swap(SwapUnderLoad office, SwapRun run, String before, int times, int first) throws Exception {
        office.bundles(run, before, times, first);
    }
}
