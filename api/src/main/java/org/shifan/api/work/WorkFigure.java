// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.work;

import java.math.BigDecimal;
import java.util.Map;

import org.shifan.api.text.Text;

/**
 * What came of the work of one kind.
 *
 * @param entered how many began in the period
 * @param withResult of how many of these something followed beyond an end
 * @param overdue how many are open though their day is over
 * @param sums of counts and amounts in CNY, of the work and of what followed, by field; only of fields that were told
 */
public record WorkFigure(
        String kind, Text title, int entered, int withResult, int overdue, Map<String, BigDecimal> sums) {
    public WorkFigure {
        sums = Map.copyOf(sums);
    }
}
