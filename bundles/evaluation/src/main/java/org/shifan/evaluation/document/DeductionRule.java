// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Points are taken away for every event.
 *
 * @param start the points without any event; empty means the item's weight
 * @param each the points that one event costs
 * @param floor the points that are left whatever happens
 */
public record DeductionRule(FactUse fact, Optional<Amount> start, Amount each, Amount floor, Place place)
        implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.DEDUCTION;
    }

    @Override
    public Stream<Amount> amounts() {
        return Stream.concat(start.stream(), Stream.of(each, floor));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.deduction(this);
    }

    static DeductionRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.DEDUCTION);
        return new DeductionRule(
                FactUse.read(fields),
                fields.find("start", Values::amount),
                fields.get("each", Values::amount),
                fields.find("floor", Values::amount).orElse(Amount.of(BigDecimal.ZERO, fields.place())),
                fields.place());
    }
}
