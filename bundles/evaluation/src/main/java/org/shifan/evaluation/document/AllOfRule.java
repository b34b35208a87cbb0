// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.stream.Stream;

/** Every one of several conditions holds, or not: never an average. */
public record AllOfRule(List<Condition> conditions, Award award, Place place) implements Rule {
    public AllOfRule {
        conditions = List.copyOf(conditions);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.ALL_OF;
    }

    @Override
    public Stream<Amount> amounts() {
        return Stream.concat(conditions.stream().flatMap(Condition::amounts), award.amounts());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.allOf(this);
    }

    static AllOfRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.ALL_OF);
        return new AllOfRule(fields.list("conditions", Conditions::read), Award.read(fields), fields.place());
    }
}
