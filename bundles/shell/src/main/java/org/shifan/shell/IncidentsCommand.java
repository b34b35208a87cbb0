// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.Incidents;

/** Lists notifications, recalls, returns and sampling failures. */
@Service
@Command(
        scope = "shifan",
        name = "incidents",
        description = "List incidents: notifications, recalls, returns, sampling failures / 列出通报、召回、退运和抽查不合格事件")
public class IncidentsCommand extends ShifanCommand<List<Incident>> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的事件")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--enterprise", description = "Attributed to this enterprise / 归属该企业的事件")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Option(name = "--unattributed", description = "Only those without an enterprise / 仅未归属企业的事件")
    boolean unattributed;

    @Option(name = "--from", description = "From this day / 起始日")
    String from;

    @Option(name = "--to", description = "Up to this day / 截止日")
    String to;

    @Option(name = "--offset", description = "Skip so many / 跳过条数")
    String offset = "0";

    @Option(name = "--limit", description = "At most so many / 最多条数")
    String limit = "50";

    @Override
    List<Incident> answer() {
        IncidentQuery query = new IncidentQuery(
                bureau == null ? null : requireBureau(bureau),
                enterprise == null
                        ? null
                        : service(EnterpriseRegistry.class).require(enterprise).code(),
                unattributed,
                date(from, null),
                date(to, null),
                number("--offset", offset, 0),
                number("--limit", limit, 1));
        return service(Incidents.class).incidents(query);
    }

    @Override
    void show(List<Incident> incidents) {
        print(incidents, table(), out());
    }

    static void print(List<Incident> incidents, Table table, java.io.PrintStream out) {
        table.number("id")
                .column("kind")
                .column("date")
                .column("market")
                .column("product")
                .column("brand");
        table.column("enterprise").column("cause").number("sources");
        incidents.forEach(i -> table.row(
                i.id(),
                Terms.of(i.kind()),
                i.on(),
                i.market(),
                i.goods().name(),
                i.goods().brand(),
                i.attribution().map(a -> a.enterprise().value()).orElse(null),
                i.cause() == null ? null : Terms.of(i.cause()),
                i.sourceCount()));
        table.print(out);
    }
}
