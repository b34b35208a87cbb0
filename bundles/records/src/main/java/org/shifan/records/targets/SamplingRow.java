// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.time.LocalDate;

/**
 * A lot that an authority sampled in supervision.
 *
 * @param failedItems what failed, or null
 * @param sampledBy the authority, or null
 */
record SamplingRow(
        String sample,
        String enterprise,
        String hs,
        LocalDate date,
        boolean passed,
        String failedItems,
        String sampledBy)
        implements OfEnterprise {}
