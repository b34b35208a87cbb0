// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.YearMonth;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.MeasureLedger;
import org.shifan.api.facilitation.MeasureLedger.BenefitReport;
import org.shifan.api.facilitation.MeasureLedger.Flows;

/** Adds up what measures saved. */
@Service
@Command(
        scope = "shifan",
        name = "measure-benefits",
        description = "Add up what measures saved, by zone and month / 按示范区和月份汇总措施的成效")
public class MeasureBenefitsCommand extends ShifanCommand<BenefitReport> {

    @Option(name = "--bureau", description = "Of this bureau's enterprises / 该局企业的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--zone", description = "Of this zone / 该示范区的")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--from", description = "The first month, like 2015-01 / 起始月份")
    String from;

    @Option(name = "--to", description = "The last month / 截止月份")
    String to;

    @Override
    BenefitReport answer() {
        YearMonth first = MeasureLedgerCommand.month("--from", from);
        YearMonth last = MeasureLedgerCommand.month("--to", to);
        ZoneId one = zone == null ? null : ZoneId.of(zone);
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        return service(MeasureLedger.class).report(of, one, first, last);
    }

    @Override
    void show(BenefitReport report) {
        Table table = table().column("zone").column("month").column("measure").number("uses");
        table.number("exempted").number("drawn").number("days-saved");
        report.rows()
                .forEach(row -> table.row(
                        row.zone(),
                        row.month(),
                        row.measure(),
                        row.uses(),
                        row.exempted(),
                        row.drawn(),
                        row.daysSaved().stripTrailingZeros()));
        table.print(out());
        out().println(say("ledger.lines", report.lines(), Terms.truth(report.reconciles())));
        Flows flows = report.flows();
        if (flows != null) {
            out().println(say(
                    "ledger.flows",
                    flows.exempted(),
                    flows.exemptedIncidents(),
                    flows.checked(),
                    flows.checkedIncidents(),
                    flows.unassigned()));
        }
        report.checks()
                .forEach(each ->
                        out().println(say("ledger.checks", each.measure(), each.due(), each.results(), each.failed())));
        report.faults().forEach(fault -> out().println(fault.in(language())));
        report.remarks().forEach(remark -> out().println(remark.in(language())));
    }

    @Override
    void judge(BenefitReport report) {
        if (!report.reconciles()) {
            throw refuse("ledger.not-reconciled", report.lines());
        }
    }
}
