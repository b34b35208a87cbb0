// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.criteria.BoundTerm;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Provenance;

/** Tells in words what a set was made from, and what an item stands on besides its clause. */
final class Provenances {
    private Provenances() {}

    /** The sets that were extended, the nearest first. */
    static List<String> bases(List<Layers.Base> bases, Words words) {
        return bases.stream()
                .map(base -> words.say(
                        base.baseline() ? "layers.baseline" : "layers.base", base.id(), base.version(), base.digest()))
                .toList();
    }

    /** Its origin, if another set wrote it, and each open term that it reads. */
    static List<String> of(Provenance provenance, Words words) {
        List<String> out = new ArrayList<>();
        Provenance.Origin origin = provenance.origin();
        if (origin != null) {
            StringBuilder text = new StringBuilder(words.say("provenance.origin", origin.set(), origin.version()));
            origin.changes()
                    .forEach(change -> text.append(words.say(
                            "provenance.changed", change.set(), change.version(), String.join(", ", change.fields()))));
            out.add(text.toString());
        }
        provenance.terms().forEach(term -> out.add(term(term, words)));
        return out;
    }

    private static String term(BoundTerm term, Words words) {
        if (term.values().isEmpty()) {
            return words.say("term.open", words.in(term.title()), term.phrase(), term.clause());
        }
        BoundTerm.Value value = term.values().get(0);
        return words.say(
                "term.bound",
                words.in(term.title()),
                term.phrase(),
                term.clause(),
                words.value(value.value(), term.unit().code()),
                value.document(),
                value.from());
    }
}
