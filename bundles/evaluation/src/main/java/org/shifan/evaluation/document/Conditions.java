// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads conditions. */
final class Conditions {
    /** Statistics do not reach further back. */
    static final int MOST_YEARS = 20;

    private static final List<String> COMPARISONS =
            Stream.of(Comparison.values()).map(Comparison::code).toList();

    private Conditions() {}

    static Condition read(Reading reading, Node node) {
        if (!(node instanceof Node.MapNode map)) {
            if (!(node instanceof Node.Absent)) {
                reading.problem(node.place(), "criteria.condition.form");
            }
            return new Condition.Any(List.of(), node.place());
        }
        if (map.entries().containsKey("any")) {
            Fields fields = new Fields(reading, node, Element.ANY);
            return new Condition.Any(fields.list("any", Conditions::read), fields.place());
        }
        if (map.entries().containsKey("all")) {
            Fields fields = new Fields(reading, node, Element.ALL);
            return new Condition.All(fields.list("all", Conditions::read), fields.place());
        }
        if (map.entries().containsKey("is")) {
            Fields fields = new Fields(reading, node, Element.IS);
            return new Condition.Is(FactUse.truth(fields), fields.get("is", Values::truth), fields.place());
        }
        if (map.entries().containsKey("all-of")) {
            Fields fields = new Fields(reading, node, Element.EVERY);
            FactUse fact = FactUse.read(fields);
            return new Condition.Every(fact, FactUse.peer(fields, "all-of", fact), fields.place());
        }
        if (map.entries().containsKey("peer")) {
            Fields fields = new Fields(reading, node, Element.RELATIVE);
            FactUse fact = FactUse.read(fields);
            Limit limit = limit(fields);
            return new Condition.Relative(
                    fact, FactUse.peer(fields, "peer", fact), limit.comparison(), limit.bound(), fields.place());
        }
        if (map.entries().containsKey("fact")) {
            Fields fields = new Fields(reading, node, Element.COMPARE);
            return compare(fields, Counted.orYear(fields));
        }
        boolean rank = map.entries().containsKey(RuleKind.RANK.code());
        reading.problem(node.place(), rank ? "criteria.condition.rank" : "criteria.condition.form");
        return new Condition.Any(List.of(), node.place());
    }

    /** A fact beside a bound, from the keys of an element. */
    static Condition.Compare compare(Fields fields, Counted counted) {
        Limit limit = limit(fields);
        return new Condition.Compare(
                counted.fact(), counted.years(), limit.comparison(), limit.bound(), fields.place());
    }

    private record Limit(Comparison comparison, Amount bound) {}

    private static Limit limit(Fields fields) {
        Optional<String> code = fields.oneOf(COMPARISONS);
        Comparison comparison = Stream.of(Comparison.values())
                .filter(c -> code.isPresent() && c.code().equals(code.get()))
                .findFirst()
                .orElse(Comparison.AT_LEAST);
        Amount bound = code.map(c -> fields.get(c, Values::amount)).orElse(Amount.of(BigDecimal.ZERO, fields.place()));
        return new Limit(comparison, bound);
    }
}
