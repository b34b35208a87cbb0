// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Shipment;
import org.shifan.facilitation.reference.ReferenceData;
import org.shifan.facilitation.reference.Row;

/** A shipment before the rules: what the registers and the lists say of it, each looked up once. */
final class Situation {
    private final Inputs inputs;
    private final ReferenceData data;
    private final Standing standing;
    private final Goods goods;
    private final Optional<Row<String>> africa;
    private final Optional<Row<ReferenceData.Agreement>> agreement;

    Situation(Inputs inputs, ReferenceData data) {
        Shipment shipment = inputs.shipment();
        LocalDate on = shipment.on();
        this.inputs = inputs;
        this.data = data;
        standing = new Standing(inputs);
        goods = new Goods(
                shipment.hs(),
                on,
                data.statutory().find(shipment.hs(), on),
                data.risk().find(shipment.hs(), on));
        africa = data.group("africa", shipment.destination(), on);
        agreement = data.agreement(shipment);
    }

    Inputs inputs() {
        return inputs;
    }

    Shipment shipment() {
        return inputs.shipment();
    }

    LocalDate on() {
        return inputs.shipment().on();
    }

    ReferenceData data() {
        return data;
    }

    Standing standing() {
        return standing;
    }

    Goods goods() {
        return goods;
    }

    Optional<Row<String>> africa() {
        return africa;
    }

    Optional<Row<ReferenceData.Agreement>> agreement() {
        return agreement;
    }

    /**
     * The declared ground of this kind that holds on the day for these goods.
     *
     * @param doubtCounts whether one counts that may concern goods that are declared with too few digits: so for what makes stricter
     */
    DeclaredGround declared(DeclaredGround.Kind kind, boolean doubtCounts) {
        Shipment s = shipment();
        List<DeclaredGround> all = inputs.declared();
        for (DeclaredGround ground : all) {
            if (ground.kind() == kind
                    && ground.holdsOn(s.on())
                    && (doubtCounts
                            ? ground.mayConcern(s.enterprise(), s.hs(), s.destination())
                            : ground.concerns(s.enterprise(), s.hs(), s.destination()))) {
                return ground;
            }
        }
        return null;
    }
}
