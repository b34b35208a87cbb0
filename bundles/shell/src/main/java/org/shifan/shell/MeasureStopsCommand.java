// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.MeasureStops;

/** Lists measures that stopped since a ground fell away. */
@Service
@Command(
        scope = "shifan",
        name = "measure-stops",
        description = "Look for measures whose ground fell away, and list them / 检查并列出因依据丧失而终止的措施")
public class MeasureStopsCommand extends ShifanCommand<List<MeasureStop>> {

    @Option(name = "--bureau", description = "Of this bureau's enterprises / 该局企业的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--enterprise", description = "Of this enterprise / 该企业的")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--unread", description = "Only notices that nobody has read / 仅无人阅读的通知")
    boolean unread;

    @Option(name = "--limit", description = "How many at most / 最多条数")
    String limit = "50";

    @Override
    List<MeasureStop> answer() {
        int most = number("--limit", limit, 1);
        BureauCode of = bureau == null ? null : requireBureau(bureau);
        OrganisationCode code = enterprise == null
                ? null
                : service(EnterpriseRegistry.class).require(enterprise).code();
        MeasureStops stops = service(MeasureStops.class);
        stops.look();
        return stops.stops(of, code, unread, 0, most);
    }

    @Override
    void show(List<MeasureStop> stops) {
        print(this, stops);
    }

    static void print(ShifanCommand<?> command, List<MeasureStop> stops) {
        Table table = command.table()
                .number("number")
                .column("on")
                .column("enterprise")
                .column("zone")
                .column("hs");
        table.column("market")
                .column("measure")
                .column("state")
                .column("reason")
                .column("read-by");
        stops.forEach(stop -> table.row(
                stop.number(),
                stop.on(),
                stop.enterprise(),
                stop.zone(),
                stop.hs(),
                stop.country(),
                stop.measure(),
                command.say(state(stop)),
                stop.reason(),
                stop.receipts().stream().map(MeasureStop.Receipt::by).collect(Collectors.joining(", "))));
        table.print(command.out());
    }

    private static String state(MeasureStop stop) {
        if (stop.mode() != null) {
            return stop.stopped() ? "measure.stricter" : "measure.lighter";
        }
        return stop.stopped() ? "measure.stopped" : "measure.applies-again";
    }
}
