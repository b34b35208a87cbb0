// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.shifan.api.text.Text;

/**
 * A category (一级指标) with its items.
 *
 * @param minimum the points that the part has to reach by itself, whatever the total
 */
public record Part(String id, Text title, Optional<BigDecimal> minimum, List<Item> items, Place place) {
    public Part {
        items = List.copyOf(items);
    }

    /** The weights of its items, added up. */
    public BigDecimal weight() {
        return items.stream().map(Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
