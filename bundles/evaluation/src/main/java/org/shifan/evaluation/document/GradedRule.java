// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.stream.Stream;

/** A fact that is one of a few ordered values, each with its points. */
public record GradedRule(FactUse fact, List<Step> steps, Place place) implements Rule {
    public GradedRule {
        steps = List.copyOf(steps);
    }

    /** One value and its points. */
    public record Step(Amount is, Amount points, Place place) {
        static Step read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.GRADED_POINTS);
            return new Step(fields.get("is", Values::amount), fields.get("points", Values::amount), fields.place());
        }
    }

    @Override
    public RuleKind kind() {
        return RuleKind.GRADED;
    }

    @Override
    public Stream<Amount> amounts() {
        return steps.stream().flatMap(step -> Stream.of(step.is(), step.points()));
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.graded(this);
    }

    static GradedRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.GRADED);
        return new GradedRule(FactUse.read(fields), fields.list("grades", Step::read), fields.place());
    }
}
