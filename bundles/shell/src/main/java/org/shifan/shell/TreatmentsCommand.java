// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;

/** Lists decided treatments. */
@Service
@Command(scope = "shifan", name = "treatments", description = "List decided treatments, newest first / 列出监管决定，最新在前")
public class TreatmentsCommand extends ShifanCommand<List<DecidedTreatment>> {

    @Option(name = "--enterprise", description = "Of this enterprise / 该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Option(name = "--offset", description = "How many to skip / 跳过条数")
    String offset = "0";

    @Override
    List<DecidedTreatment> answer() {
        int most = number("--limit", limit, 1);
        int skipped = number("--offset", offset, 0);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        return service(DecidedTreatments.class).decided(code, skipped, most);
    }

    @Override
    void show(List<DecidedTreatment> treatments) {
        print(this, treatments);
    }

    static void print(ShifanCommand<?> command, List<DecidedTreatment> treatments) {
        Table table = command.table()
                .number("number")
                .column("declaration")
                .column("on")
                .column("enterprise");
        table.column("hs").column("market").column("measure").column("drawn").column("until");
        treatments.forEach(t -> table.row(
                t.number(),
                t.shipment().declaration(),
                t.shipment().on(),
                t.shipment().enterprise(),
                t.shipment().hs(),
                t.shipment().destination(),
                t.governing(),
                Terms.truth(t.drawn()),
                t.until()));
        table.print(command.out());
    }
}
