// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;

/**
 * A fact that a rule or condition reads, with the unit it expects; {@link Unit#TRUTH} for yes and no.
 *
 * @param place where the fact is named
 */
public record FactUse(FactId fact, Unit unit, Place place) {

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
