// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.text.Text;

/**
 * A checklist of documents that have to be handed in and valid on the day of the evaluation.
 *
 * @param by who has to hand them in
 */
public record EvidenceRule(Text by, List<Proof> proofs, Place place) implements Rule {
    /** A century. */
    private static final int MOST_MONTHS = 1200;

    public EvidenceRule {
        proofs = List.copyOf(proofs);
    }

    /**
     * One document.
     *
     * @param name its name, such as {@code org.charter}; the same in all criteria
     * @param months how long it counts from its first day, if that is less than it says itself
     * @param points empty means an equal part of the item's weight
     */
    public record Proof(String name, Text title, Optional<Integer> months, Optional<Amount> points, Place place) {
        static Proof read(Reading reading, Node node) {
            Fields fields = new Fields(reading, node, Element.EVIDENCE_ITEM);
            return new Proof(
                    fields.get("name", Values::fact).value(),
                    fields.get("title", Values::text),
                    fields.find("months", Values.whole(1, MOST_MONTHS)),
                    fields.find("points", Values::amount),
                    fields.place());
        }
    }

    @Override
    public RuleKind kind() {
        return RuleKind.EVIDENCE;
    }

    @Override
    public Stream<Amount> amounts() {
        return proofs.stream().flatMap(proof -> proof.points().stream());
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
        return visitor.evidence(this);
    }

    static EvidenceRule read(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.EVIDENCE);
        EvidenceRule rule =
                new EvidenceRule(fields.get("by", Values::text), fields.list("items", Proof::read), fields.place());
        long own = rule.proofs().stream()
                .filter(proof -> proof.points().isPresent())
                .count();
        if (own > 0 && own < rule.proofs().size()) {
            reading.problem(fields.place(), "criteria.evidence.points");
        }
        return rule;
    }
}
