// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** A fact added up over the years up to the evaluated one, or counted over the months or days up to the day. */
public record WindowRule(FactUse fact, int years, Scale scale, Place place) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.WINDOW;
    }

    @Override
    public Stream<Amount> amounts() {
        return scale.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.window(this);
    }

    static WindowRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.WINDOW);
        Counted counted = Counted.read(fields);
        return new WindowRule(counted.fact(), counted.years(), Scale.read(fields), fields.place());
    }
}
