// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.util.Optional;

import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactWindow;
import org.shifan.api.fact.Unit;

/**
 * A fact that a rule or condition reads, with the unit it expects; {@link Unit#TRUTH} for yes and no.
 *
 * @param named as it is written
 * @param window over which it is counted; without one it is that of a year
 * @param place where the fact is named
 */
public record FactUse(FactId named, Optional<FactWindow> window, Unit unit, Place place) {
    private FactUse(FactId named, Unit unit, Place place) {
        this(named, Optional.empty(), unit, place);
    }

    /** The fact that is read: over a window it has a name of its own. */
    public FactId fact() {
        return window.map(over -> over.of(named)).orElse(named);
    }

    FactUse over(FactWindow length) {
        return new FactUse(named, Optional.of(length), unit, place);
    }

    /** The keys {@code fact} and {@code unit} of an element. */
    static FactUse read(Fields fields) {
        return new FactUse(
                fields.get("fact", Values::fact),
                fields.get("unit", Values::unit),
                fields.node("fact").place());
    }

    /** A second fact, of the same unit as the first one. */
    static FactUse peer(Fields fields, String key, FactUse first) {
        return new FactUse(
                fields.get(key, Values::fact), first.unit(), fields.node(key).place());
    }

    static FactUse truth(Fields fields) {
        return truth(fields.reading(), fields.node("fact"));
    }

    static FactUse truth(Reading reading, Node node) {
        return new FactUse(Values.fact(reading, node), Unit.TRUTH, node.place());
    }
}
