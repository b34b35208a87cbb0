// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** The change of a fact in percent of what it was some years before; without a positive base it is undecided. */
public record GrowthRule(FactUse fact, int years, Scale scale, Place place) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.GROWTH;
    }

    @Override
    public Stream<Amount> amounts() {
        return scale.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.growth(this);
    }

    static GrowthRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.GROWTH);
        return new GrowthRule(
                FactUse.read(fields),
                fields.find("years", Values.whole(1, Conditions.MOST_YEARS)).orElse(1),
                Scale.read(fields),
                fields.place());
    }
}
