// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.MeasureCheck;
import org.shifan.api.facilitation.MeasureChecks;

/** Lists what random checks and joint inspections found. */
@Service
@Command(
        scope = "shifan",
        name = "measure-checks",
        description = "List what random checks and joint inspections found / 列出抽查和联合检验结果")
public class MeasureChecksCommand extends ShifanCommand<List<MeasureCheck>> {

    @Option(name = "--bureau", description = "Of this bureau's enterprises / 该局企业的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--enterprise", description = "Of this enterprise / 该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--failed", description = "Only those that failed / 仅不合格的")
    boolean failed;

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<MeasureCheck> answer() {
        int most = number("--limit", limit, 1);
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        return service(MeasureChecks.class).checks(of, code, failed, 0, most);
    }

    @Override
    void show(List<MeasureCheck> checks) {
        print(this, checks);
    }

    static void print(ShifanCommand<?> command, List<MeasureCheck> checks) {
        Table table = command.table()
                .number("number")
                .column("declaration")
                .column("measure")
                .column("enterprise");
        table.column("hs").column("kind").column("on").column("parties").column("failed");
        checks.forEach(check -> table.row(
                check.number(),
                check.declaration(),
                check.measure(),
                check.enterprise(),
                check.hs(),
                Terms.of(check.kind()),
                check.checkedOn(),
                String.join("; ", check.parties()),
                String.join("; ", check.failedItems())));
        table.print(command.out());
    }
}
