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
 * @param descent empty when the set itself wrote it
 * @param limits how many of its items may be missed
 */
public record Part(
        String id,
        Text title,
        Optional<BigDecimal> minimum,
        Limits limits,
        List<Item> items,
        Optional<Descent> descent,
        Place place) {
    public Part {
        items = List.copyOf(items);
    }

    /**
     * How many items may be missed, whatever the total. Items without weight and those that do not apply are not
     * counted.
     *
     * @param partlyMet of items with some of their points at most so many; empty means any number
     * @param notMet of items without points at most so many; empty means any number
     */
    public record Limits(Optional<Integer> partlyMet, Optional<Integer> notMet) {
        /** Any number of them. */
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());

        static Limits read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.LIMITS);
            if (!fields.has("partly-met") && !fields.has("not-met") && node instanceof Node.MapNode) {
                reading.problem(fields.place(), "criteria.key.one-of", "partly-met, not-met");
            }
            return new Limits(
                    fields.find("partly-met", Values.whole(0, Checks.MOST_ITEMS)),
                    fields.find("not-met", Values.whole(0, Checks.MOST_ITEMS)));
        }
    }

    /** The weights of its items, added up. */
    public BigDecimal weight() {
        return items.stream().map(Item::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
