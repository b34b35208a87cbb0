// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** A fact's value falls in a step. */
public record BandsRule(FactUse fact, Scale.Bands scale, Place place) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.BANDS;
    }

    @Override
    public Stream<Amount> amounts() {
        return scale.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.bands(this);
    }

    static BandsRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.BANDS);
        return new BandsRule(FactUse.read(fields), fields.get("bands", Scale.Bands::read), fields.place());
    }
}
