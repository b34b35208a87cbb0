// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.List;

/**
 * Bonus items (加分项): points above the total.
 *
 * @param cap the most that they add together
 */
public record Bonus(BigDecimal cap, List<Item> items, Place place) {
    public Bonus {
        items = List.copyOf(items);
    }
}
