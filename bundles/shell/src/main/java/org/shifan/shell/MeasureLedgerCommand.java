// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.MeasureLedger;

/** Lists the uses of measures. */
@Service
@Command(scope = "shifan", name = "measure-ledger", description = "List the uses of measures / 列出措施的每次使用")
public class MeasureLedgerCommand extends ShifanCommand<List<MeasureLedger.Line>> {

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

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "200";

    @Option(name = "--offset", description = "How many to skip / 跳过条数")
    String offset = "0";

    static YearMonth month(String option, String text) {
        try {
            return YearMonth.parse(need(option, text).strip());
        } catch (DateTimeParseException e) {
            throw refuse("ledger.month", option, text);
        }
    }

    @Override
    List<MeasureLedger.Line> answer() {
        YearMonth first = month("--from", from);
        YearMonth last = month("--to", to);
        int most = number("--limit", limit, 1);
        int skipped = number("--offset", offset, 0);
        ZoneId one = zone == null ? null : ZoneId.of(zone);
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        return service(MeasureLedger.class).lines(of, one, first, last, skipped, most);
    }

    @Override
    void show(List<MeasureLedger.Line> lines) {
        print(this, lines);
    }

    static void print(ShifanCommand<?> command, List<MeasureLedger.Line> lines) {
        Table table = command.table()
                .number("number")
                .column("declaration")
                .column("measure")
                .column("enterprise");
        table.column("zone")
                .column("on")
                .column("hs")
                .column("market")
                .column("drawn")
                .number("days-saved");
        lines.forEach(line -> table.row(
                line.treatment(),
                line.declaration(),
                line.measure(),
                line.enterprise(),
                line.zone(),
                line.on(),
                line.hs(),
                line.country(),
                Terms.truth(line.drawn()),
                line.daysSaved().stripTrailingZeros()));
        table.print(command.out());
    }
}
