// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The rule that gives the most points counts. */
public record BestOfRule(List<Rule> rules, Place place) implements Rule {
    public BestOfRule {
        rules = List.copyOf(rules);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.BEST_OF;
    }

    @Override
    public Stream<Amount> amounts() {
        return rules.stream().flatMap(Rule::amounts);
    }

    @Override
    public Stream<LocalDate> changes() {
        return rules.stream().flatMap(Rule::changes);
    }

    @Override
    public Stream<JudgementRule> judgements() {
        return rules.stream().flatMap(Rule::judgements);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.bestOf(this);
    }

    static BestOfRule read(Reading reading, Node node) {
        return new BestOfRule(Values.list(Rule::read).read(reading, node), node.place());
    }
}
