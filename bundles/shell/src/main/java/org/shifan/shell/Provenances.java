// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.ArrayList;
import java.util.List;

import org.shifan.api.criteria.BoundTerm;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Provenance;

/** Tells in words what a set was made from, and what an item stands on besides its clause. */
final class Provenances {
    private Provenances() {}

    /** A line for each set that was extended and for each number of an open term. */
    static List<String> of(Layers layers, ShifanCommand<?> command) {
        List<String> out = new ArrayList<>();
        layers.bases()
                .forEach(base -> out.add(command.say(
                        base.baseline() ? "layers.baseline" : "layers.base",
                        base.id(),
                        base.version(),
                        base.digest())));
        layers.terms().forEach(term -> out.addAll(of(term, command)));
        return out;
    }

    /** A line for its origin, if another set wrote it, and for each open term that it reads. */
    static List<String> of(Provenance provenance, ShifanCommand<?> command) {
        List<String> out = new ArrayList<>();
        if (provenance.origin() != null) {
            out.add(command.say("provenance.origin", origin(provenance, command)));
        }
        provenance.terms().forEach(term -> out.addAll(of(term, command)));
        return out;
    }

    /** The set that wrote it and who changed what of it since, for a cell of a table; null when it is the set's own. */
    static String origin(Provenance provenance, ShifanCommand<?> command) {
        Provenance.Origin origin = provenance.origin();
        if (origin == null) {
            return null;
        }
        StringBuilder out = new StringBuilder(origin.set() + " " + origin.version());
        origin.changes()
                .forEach(change -> out.append(command.say(
                        "provenance.changed", change.set(), change.version(), String.join(", ", change.fields()))));
        return out.toString();
    }

    private static List<String> of(BoundTerm term, ShifanCommand<?> command) {
        if (term.values().isEmpty()) {
            return List.of(command.say("term.open", term.id(), term.phrase(), term.clause(), term.unit()));
        }
        return term.values().stream()
                .map(value -> command.say(
                        "term.bound",
                        term.id(),
                        term.phrase(),
                        term.clause(),
                        value.value().toPlainString(),
                        term.unit(),
                        value.document(),
                        value.from()))
                .toList();
    }
}
