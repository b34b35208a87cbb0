// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Between which values a fact is plausible, both included: what lies outside is flagged and counted as it is.
 *
 * @param from empty when there is no lower end
 * @param to empty when there is no upper end
 */
public record Plausible(FactUse fact, Optional<BigDecimal> from, Optional<BigDecimal> to, Place place) {

    /** Whether this value lies inside. */
    public boolean holds(BigDecimal value) {
        return from.filter(least -> value.compareTo(least) < 0).isEmpty()
                && to.filter(most -> value.compareTo(most) > 0).isEmpty();
    }

    static Plausible read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.PLAUSIBLE);
        Optional<BigDecimal> from = fields.find("from", Values::number);
        Optional<BigDecimal> to = fields.find("to", Values::number);
        if (from.isEmpty() && to.isEmpty() && node instanceof Node.MapNode) {
            reading.problem(fields.place(), "criteria.key.one-of", "from, to");
        } else if (from.isPresent()
                && to.isPresent()
                && from.get().compareTo(to.get()) > 0
                && reading.sound(node.place().path())) {
            reading.problem(fields.node("to").place(), "criteria.plausible.order", from.get(), to.get());
        }
        return new Plausible(FactUse.read(fields), from, to, fields.place());
    }
}
