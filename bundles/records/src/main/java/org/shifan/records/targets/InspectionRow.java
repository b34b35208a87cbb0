// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.targets;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An inspected export batch.
 *
 * @param value US dollars
 * @param failedItems what failed, or null
 */
record InspectionRow(
        String batch,
        String enterprise,
        String hs,
        LocalDate date,
        BigDecimal value,
        boolean passed,
        String failedItems)
        implements OfEnterprise {}
