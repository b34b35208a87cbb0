// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** Nothing happened over the years up to the evaluated one. */
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
        return new ZeroEventsRule(
                FactUse.read(fields),
                fields.get("years", Values.whole(1, Conditions.MOST_YEARS)),
                Award.read(fields),
                fields.place());
    }
}
