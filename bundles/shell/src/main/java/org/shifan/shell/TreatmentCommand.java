// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.TreatmentService;

/** Says how a shipment is treated, and on which clause. */
@Service
@Command(
        scope = "shifan",
        name = "treatment",
        description = "Say how a shipment is treated and why / 显示一批进出口货物适用的监管措施及依据")
public class TreatmentCommand extends ShipmentCommand<Treatment> {

    @Override
    Treatment answer() {
        Shipment asked = shipment();
        return service(TreatmentService.class).treat(asked);
    }

    @Override
    void show(Treatment t) {
        out().println(say("treatment.mode", Terms.of(t.mode()), t.modeReason().text(), Terms.truth(t.statutory())));
        out().println(say(
                "treatment.governing",
                t.governing().title(),
                t.governing().clause(),
                t.governing().reason().text()));
        if (t.check().perMille() > 0) {
            out().println(say(
                    t.check().drawn() ? "treatment.drawn" : "treatment.check",
                    t.check().perMille()));
        }
        Table table = table().column("measure").column("title").column("clause").column("applies");
        table.column("reason").column("conditions").column("until");
        t.measures()
                .forEach(m -> table.row(
                        m.id(),
                        m.title(),
                        m.clause(),
                        Terms.truth(m.applies()),
                        m.reason().text(),
                        String.join(
                                "; ",
                                m.conditions().stream()
                                        .map(text -> text.in(language()))
                                        .toList()),
                        m.until()));
        table.print(out());
        t.demonstration().forEach(remark -> out().println(say("treatment.demonstration", remark)));
        if (!t.rules().digest().isEmpty()) {
            out().println(say(
                    "treatment.rules",
                    t.rules().name(),
                    t.rules().version(),
                    t.rules().digest()));
        }
    }
}
