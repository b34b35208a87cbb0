// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A scoring function in Java, by name. */
public record CustomRule(String function, List<FactUse> facts, Map<String, Amount> parameters, Place place)
        implements Rule {
    public CustomRule {
        facts = List.copyOf(facts);
        parameters = Map.copyOf(parameters);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.CUSTOM;
    }

    @Override
    public Stream<Amount> amounts() {
        return parameters.values().stream();
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.custom(this);
    }

    static CustomRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.CUSTOM);
        return new CustomRule(
                fields.get("function", Values::function),
                fields.list("facts", (r, n) -> FactUse.read(new Fields(r, n, Element.CUSTOM_FACT))),
                fields.find("parameters", CustomRule::parameters).orElse(Map.of()),
                fields.place());
    }

    private static Map<String, Amount> parameters(Reading reading, Node node) {
        Map<String, Amount> out = new TreeMap<>();
        Values.map(reading, node).forEach((name, value) -> out.put(name, Values.amount(reading, value)));
        return out;
    }
}
