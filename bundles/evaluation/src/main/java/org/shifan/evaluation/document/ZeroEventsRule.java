// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** Nothing happened over the years up to the evaluated one, or the months or days up to the day. */
public record ZeroEventsRule(FactUse fact, int years, Award award, Place place) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.ZERO_EVENTS;
    }

    @Override
    public Stream<Amount> amounts() {
        return award.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.zeroEvents(this);
    }

    static ZeroEventsRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.ZERO_EVENTS);
        Counted counted = Counted.read(fields);
        return new ZeroEventsRule(counted.fact(), counted.years(), Award.read(fields), fields.place());
    }
}
