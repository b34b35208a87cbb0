// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** All or nothing at a bound. */
public record ThresholdRule(Condition.Compare condition, Award award, Place place) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.THRESHOLD;
    }

    @Override
    public Stream<Amount> amounts() {
        return Stream.concat(condition.amounts(), award.amounts());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.threshold(this);
    }

    static ThresholdRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.THRESHOLD);
        return new ThresholdRule(
                Conditions.compare(fields, new Counted(FactUse.read(fields), 1)), Award.read(fields), fields.place());
    }
}
