// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.stream.Stream;

/** All or nothing by a yes-or-no fact. */
public record YesNoRule(FactUse fact, Award award, Place place) implements Rule {
    @Override
    public RuleKind kind() {
        return RuleKind.YES_NO;
    }

    @Override
    public Stream<Amount> amounts() {
        return award.amounts();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.yesNo(this);
    }

    static YesNoRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.YES_NO);
        return new YesNoRule(FactUse.truth(fields), Award.read(fields), fields.place());
    }
}
