// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.stream.Stream;

/** At least one of several conditions holds, or not: never an average. */
public record AnyOfRule(List<Condition> conditions, Award award, Place place) implements Rule {
    public AnyOfRule {
        conditions = List.copyOf(conditions);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.ANY_OF;
    }

    @Override
    public Stream<Amount> amounts() {
        return Stream.concat(conditions.stream().flatMap(Condition::amounts), award.amounts());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.anyOf(this);
    }

    static AnyOfRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.ANY_OF);
        return new AnyOfRule(fields.list("conditions", Conditions::read), Award.read(fields), fields.place());
    }
}
