// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Between which values a fact is plausible, both included: what lies outside is flagged and counted as it is.
 *
 * @param from empty when there is no lower end
 * @param to empty when there is no upper end
 * @param change how many percent it may differ from the year before
 * @param deviation how far it may be from the others of a population
 */
public record Plausible(
        FactUse fact,
        Optional<BigDecimal> from,
        Optional<BigDecimal> to,
        Optional<BigDecimal> change,
        Optional<Deviation> deviation,
        Place place) {

    /**
     * How far a value may be from the others'.
     *
     * @param among whose
     * @param most multiples of the median distance from the median, scaled to the standard deviation of a normal distribution
     */
    public record Deviation(RankRule.Group among, BigDecimal most) {}

    /** Whether this value lies inside. */
    public boolean holds(BigDecimal value) {
        return from.filter(least -> value.compareTo(least) < 0).isEmpty()
                && to.filter(most -> value.compareTo(most) > 0).isEmpty();
    }

    static Plausible read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.PLAUSIBLE);
        Optional<BigDecimal> from = fields.find("from", Values::number);
        Optional<BigDecimal> to = fields.find("to", Values::number);
        Optional<BigDecimal> change = fields.find("change", Values::number);
        Optional<BigDecimal> most = fields.find("deviations", Values::number);
        Optional<RankRule.Group> among =
                fields.find("among", Values.choice(RankRule.Group.values(), RankRule.Group::code));
        for (String key : List.of("change", "deviations")) {
            if (fields.find(key, Values::number).filter(n -> n.signum() <= 0).isPresent()) {
                reading.problem(fields.node(key).place(), "criteria.plausible.positive", key);
            }
        }
        if (most.isPresent() != among.isPresent()) {
            reading.problem(fields.place(), "criteria.plausible.among");
        }
        if (from.isEmpty() && to.isEmpty() && change.isEmpty() && most.isEmpty() && node instanceof Node.MapNode) {
            reading.problem(fields.place(), "criteria.key.one-of", "from, to, change, deviations");
        } else if (from.isPresent()
                && to.isPresent()
                && from.get().compareTo(to.get()) > 0
                && reading.sound(node.place().path())) {
            reading.problem(fields.node("to").place(), "criteria.plausible.order", from.get(), to.get());
        }
        return new Plausible(
                FactUse.read(fields),
                from,
                to,
                change,
                among.flatMap(group -> most.map(number -> new Deviation(group, number))),
                fields.place());
    }
}
