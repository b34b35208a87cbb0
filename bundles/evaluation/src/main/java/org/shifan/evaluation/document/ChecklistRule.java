// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Yes-or-no facts, each of which adds its points. */
public record ChecklistRule(List<Check> checks, Place place) implements Rule {
    public ChecklistRule {
        checks = List.copyOf(checks);
    }

    /**
     * One fact of the list.
     *
     * @param points empty means an equal part of the item's weight
     */
    public record Check(FactUse fact, Optional<Amount> points) {}

    /** How points follow from the number of facts. */
    private enum Mode {
        PROPORTIONAL
    }

    @Override
    public RuleKind kind() {
        return RuleKind.CHECKLIST;
    }

    @Override
    public Stream<Amount> amounts() {
        return checks.stream().flatMap(check -> check.points().stream());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.checklist(this);
    }

    static ChecklistRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.CHECKLIST);
        boolean facts = fields.oneOf(List.of("facts", "items")).orElse("facts").equals("facts");
        if (fields.has("mode")) {
            fields.get("mode", Values.choice(Mode.values(), m -> "proportional"));
            if (!facts) {
                reading.problem(fields.node("mode").place(), "criteria.key.only-one", "items, mode", "items");
            }
        }
        List<Check> checks = facts
                ? fields.list("facts", (r, n) -> new Check(FactUse.truth(r, n), Optional.empty()))
                : fields.list("items", ChecklistRule::check);
        return new ChecklistRule(checks, fields.place());
    }

    private static Check check(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.CHECKLIST_ITEM);
        return new Check(FactUse.truth(fields), Optional.of(fields.get("points", Values::amount)));
    }
}
