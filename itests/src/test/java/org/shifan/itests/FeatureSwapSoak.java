// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

/** By features and KARs; the table goes to {@code itests/target/feature-swap-soak.md}. */
public class FeatureSwapSoak extends SwapTable {
    public FeatureSwapSoak() {
        super("shifan.soak.features", "feature-swap-soak.md");
    }

    @Override
    void swap(SwapUnderLoad office, SwapRun run, String before, int times, int first) throws Exception {
        office.features(run, before, times, first);
    }
}
