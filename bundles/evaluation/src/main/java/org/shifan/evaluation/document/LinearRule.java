// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** Points along a straight line over a fact's value. */
public record LinearRule(FactUse fact, Scale.Line scale, Place place) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.LINEAR;
    }

    @Override
    public Stream<Amount> amounts() {
        return scale.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.linear(this);
    }

    static LinearRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.LINEAR);
        return new LinearRule(
                FactUse.read(fields),
                new Scale.Line(
                        fields.get("from", Scale.Knot::read), fields.get("to", Scale.Knot::read), fields.place()),
                fields.place());
    }
}
