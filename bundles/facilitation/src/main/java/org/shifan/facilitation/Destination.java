// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.facilitation.Shipment;
import org.shifan.facilitation.reference.ReferenceData.Agreement;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * What the lists of the day say of the destination.
 *
 * @param africa the line that counts it to Africa
 * @param agreement the agreement under which the goods are inspected before shipment
 */
record Destination(Shipment shipment, Optional<Row<String>> africa, Optional<Row<Agreement>> agreement) {

    /** That the goods are foreign aid or go to Africa. */
    Ground isAidOrAfrica() {
        if (shipment.purpose() == Shipment.Purpose.AID) {
            return Ground.holds(say("ground.aid"), null);
        }
        return africa.map(row -> Ground.holds(
                        say("ground.africa", shipment.destination()),
                        row.period().to()))
                .orElseGet(() -> Ground.lacking(say("ground.neither-aid-nor-africa", shipment.destination())));
    }

    /** That no agreement with the country asks for an inspection before shipment; that one goes before every measure. */
    Ground isFree() {
        return agreement
                .map(row -> Ground.lacking(say(
                        "ground.agreement",
                        shipment.hs(),
                        shipment.destination(),
                        row.value().title(),
                        row.source())))
                .orElseGet(
                        () -> Ground.holds(say("ground.agreement.none", shipment.hs(), shipment.destination()), null));
    }

    /** The lines that were used. */
    List<Row<?>> rows() {
        return Stream.<Row<?>>concat(africa.stream(), agreement.stream()).toList();
    }
}
