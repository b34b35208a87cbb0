// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;

/** Shows a treatment as it was decided. */
@Service
@Command(scope = "shifan", name = "treatment-show", description = "Show a treatment as it was decided / 显示存档的监管决定")
public class TreatmentShowCommand extends OneArgumentCommand<DecidedTreatment> {

    @Argument(name = "number", description = "The treatment's number / 决定编号")
    String number;

    @Option(name = "--declaration", description = "The declaration's number instead / 或报检号")
    String declaration;

    @Override
    DecidedTreatment answer() {
        if ((number == null) == (declaration == null)) {
            throw refuse("treatment.which");
        }
        if (number == null) {
            return service(DecidedTreatments.class).require(declaration);
        }
        long id = ReplayCommand.evaluation("NUMBER", number);
        return service(DecidedTreatments.class).require(id);
    }

    @Override
    void show(DecidedTreatment decided) {
        print(this, decided);
    }

    static void print(ShifanCommand<?> command, DecidedTreatment t) {
        command.out()
                .println(command.say(
                        "treatment.decided",
                        t.number(),
                        t.shipment().declaration(),
                        t.shipment().on(),
                        t.shipment().enterprise(),
                        t.shipment().hs(),
                        t.shipment().destination(),
                        t.receipt().at(),
                        t.receipt().by()));
        command.out().println(command.say("treatment.kept-mode", Terms.of(t.mode()), t.modeReason()));
        t.measures().stream()
                .filter(m -> m.id().equals(t.governing()))
                .findFirst()
                .ifPresent(m ->
                        command.out().println(command.say("treatment.governing", m.title(), m.clause(), m.reason())));
        if (t.drawn()) {
            command.out().println(command.say("treatment.was-drawn"));
        }
        Table table = command.table()
                .column("measure")
                .column("title")
                .column("applies")
                .column("reason");
        table.column("until");
        t.measures().forEach(m -> table.row(m.id(), m.title(), Terms.truth(m.applies()), m.reason(), m.until()));
        table.print(command.out());
        t.remarks().forEach(remark -> command.out().println(command.say("treatment.demonstration", remark)));
        command.out()
                .println(command.say(
                        "treatment.receipt",
                        t.receipt().rules().name(),
                        t.receipt().rules().version(),
                        t.receipt().rules().digest(),
                        t.receipt().inputs(),
                        t.receipt().treatment(),
                        t.receipt().engine()));
    }
}
