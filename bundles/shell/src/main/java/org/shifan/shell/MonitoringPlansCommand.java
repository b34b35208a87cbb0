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
import org.shifan.api.facilitation.Monitoring;
import org.shifan.api.facilitation.MonitoringPlan;

/** Lists monitoring plans and how far they are. */
@Service
@Command(
        scope = "shifan",
        name = "monitoring-plans",
        description = "List monitoring plans and how far they are / 列出风险监测计划及其进度")
public class MonitoringPlansCommand extends ShifanCommand<List<MonitoringPlan>> {

    @Option(name = "--bureau", description = "Of enterprises of this bureau / 该局企业的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--enterprise", description = "Of this enterprise / 该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--year", description = "Of this year / 该年度的")
    String year;

    @Option(name = "--behind", description = "Only those that are behind with samples / 仅抽样进度落后的")
    boolean behind;

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<MonitoringPlan> answer() {
        int most = number("--limit", limit, 1);
        Integer ofYear = year == null ? null : number("--year", year, 1);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        // How far a plan is behind depends on the day; the database does not know it.
        return service(Monitoring.class).plans(of, code, ofYear, 0, behind ? Integer.MAX_VALUE : most).stream()
                .filter(plan -> !behind || plan.behind(today()) > 0)
                .limit(most)
                .toList();
    }

    @Override
    void show(List<MonitoringPlan> plans) {
        print(this, plans);
    }

    static void print(ShifanCommand<?> command, List<MonitoringPlan> plans) {
        Table table = command.table()
                .number("number")
                .column("enterprise")
                .column("hs")
                .column("from");
        table.column("to").column("items").number("per-mille").number("samples").number("taken");
        table.number("failed").number("no-result").number("behind");
        plans.forEach(plan -> table.row(
                plan.id(),
                plan.enterprise(),
                plan.hs(),
                plan.period().from(),
                plan.lastDay(),
                String.join(", ", plan.items()),
                plan.perMille(),
                plan.samples(),
                plan.taken(),
                plan.failed(),
                plan.open(),
                plan.behind(command.today())));
        table.print(command.out());
    }
}
