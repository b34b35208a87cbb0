// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a document stands on and what it leaves open.
 *
 * @param baseline whether it is there to be extended only and may leave terms open
 * @param bases the sets that it was made from, the nearest first
 * @param terms phrases of the policy that need a number
 */
public record Lineage(boolean baseline, List<Base> bases, List<OpenTerm> terms) {
    public Lineage {
        bases = List.copyOf(bases);
        terms = List.copyOf(terms);
    }

    /** A set that was extended, as it was then. */
    public record Base(String id, String version, String digest, boolean baseline) {}

    /** The terms that nobody has bound. */
    public List<OpenTerm> unbound() {
        return terms.stream().filter(term -> term.bindings().isEmpty()).toList();
    }

    static Lineage read(Fields fields) {
        List<OpenTerm> terms = new ArrayList<>();
        fields.find("open-terms", Values::map)
                .ifPresent(map -> map.forEach((id, node) -> terms.add(OpenTerm.read(fields.reading(), id, node))));
        fields.find("bindings", Values::map)
                .ifPresent(map -> map.forEach((id, node) -> {
                    Reading reading = fields.reading();
                    List<OpenTerm.Binding> bindings =
                            Values.list(OpenTerm.Binding::read).read(reading, node);
                    Optional<OpenTerm> term =
                            terms.stream().filter(t -> t.id().equals(id)).findFirst();
                    if (term.isEmpty()) {
                        List<String> known =
                                terms.stream().map(OpenTerm::id).sorted().toList();
                        reading.problem(
                                node.place(),
                                "criteria.term.unknown",
                                id,
                                known.isEmpty() ? "-" : String.join(", ", known));
                    } else {
                        terms.set(terms.indexOf(term.get()), term.get().bound(bindings, node.place()));
                    }
                }));
        return new Lineage(
                fields.find("baseline", Values::truth).orElse(false), fields.list("base", Lineage::base), terms);
    }

    private static Base base(Reading reading, Node node) {
        Fields fields = new Fields(reading, node, Element.BASE);
        return new Base(
                fields.get("id", Values::id),
                fields.get("version", Values::version),
                fields.get("digest", Values::string),
                fields.find("baseline", Values::truth).orElse(false));
    }
}
