// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.List;
import java.util.Optional;

import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.facilitation.reference.Found;
import org.shifan.facilitation.reference.ProductRisk;
import org.shifan.facilitation.reference.ReferenceData;
import org.shifan.facilitation.reference.ReferenceData.MeasureTerms;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.say;

/**
 * F1, §六(一): class of the enterprise and risk of the product give the mode of supervision, which stands where no
 * other measure applies. Without a class, or with one that the table does not know, the line {@code none} counts;
 * without a line the strictest mode.
 */
final class ClassAndRiskMode implements MeasureRule {
    private final ReferenceData data;

    /** The mode and why. */
    record Mode(SupervisionMode mode, Optional<Row<SupervisionMode>> row, Finding finding) {}

    ClassAndRiskMode(ReferenceData data) {
        this.data = data;
    }

    @Override
    public String id() {
        return "F1";
    }

    @Override
    public Finding judge(Situation situation, MeasureTerms terms) {
        return mode(situation).finding();
    }

    Mode mode(Situation situation) {
        Found<ProductRisk> risk = situation.goods().risk();
        Optional<Grant> grant = situation.standing().enterpriseClass();
        Optional<Row<SupervisionMode>> row = grant.flatMap(
                g -> data.mode(g.value(), risk.value(), situation.shipment().on()));
        Ground ground = row.isPresent()
                ? Ground.holds(
                        say(
                                "ground.class",
                                grant.get().value(),
                                grant.get().period().from(),
                                grant.get().granted().by()),
                        Standing.lastDay(grant.get()))
                : Ground.holds(
                        grant.isPresent()
                                ? say("ground.class.unknown", grant.get().value())
                                : say("ground.class.none", situation.shipment().on()),
                        null);
        if (row.isEmpty()) {
            row = data.mode(
                    ReferenceData.NO_CLASS, risk.value(), situation.shipment().on());
        }
        SupervisionMode mode = row.map(Row::value).orElse(SupervisionMode.SPECIAL);
        Ground result = row.isPresent()
                ? Ground.holds(
                        say("ground.mode", FacilitationMessages.M.text("mode." + mode)),
                        row.get().period().to())
                : Ground.holds(
                        say("ground.mode.none", situation.shipment().on(), FacilitationMessages.M.text("mode." + mode)),
                        null);
        return new Mode(
                mode,
                row,
                new Finding(
                        List.of(ground, situation.goods().hasRisk(), result),
                        List.of(FacilitationMessages.M.text("condition.mode." + mode))));
    }
}
