// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;

/** Shows a zone and the history of its titles. */
@Service
@Command(scope = "shifan", name = "zone", description = "Show a zone and the history of its titles / 显示示范区及其称号历史")
public class ZoneCommand extends OneArgumentCommand<Views.ZoneDetail> {

    @Argument(name = "zone", required = true, description = "The zone's key / 示范区编号")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--on", description = "The day, YYYY-MM-DD; today by default / 日期，默认今天")
    String on;

    @Override
    Views.ZoneDetail answer() {
        LocalDate day = date(on, today());
        ZoneRegistry registry = service(ZoneRegistry.class);
        Zone found = registry.require(ZoneId.of(zone));
        Grants grants = service(Grants.class);
        return new Views.ZoneDetail(
                found,
                grants.level(found.id(), day),
                day,
                service(Memberships.class).members(found.id(), day).size(),
                grants.history(Subject.zone(found.id())),
                registry.history(found.id()));
    }

    @Override
    void show(Views.ZoneDetail detail) {
        Zone z = detail.zone();
        out().println(z.id() + "  " + z.name().in(language()));
        out().println(say("zone.level", Terms.of(detail.level()), detail.on(), detail.members()));
        out().println(say("zone.place", z.division(), z.bureau()));
        out().println(say("zone.product", z.product(), z.headings(), z.industry()));
        out().println(say("zone.source", z.source(), z.notes()));
        out().println();
        printGrants(detail.grants(), table()).print(out());
        out().println(say("zone.entries", detail.entries().size()));
    }

    static Table printGrants(Iterable<Grant> grants, Table table) {
        table.column("kind").column("value").column("period").column("precision");
        table.column("granted-by")
                .column("granted-on")
                .column("reason")
                .column("evidence")
                .column("ended");
        for (Grant g : grants) {
            Decision d = g.granted();
            table.row(
                    Terms.of(g.kind()),
                    g.kind().equals(Grant.Kind.ZONE_LEVEL) ? Terms.of(level(g.value())) : g.value(),
                    new DateRange(
                            g.period().from(), g.endedOn() == null ? g.period().to() : g.endedOn()),
                    Terms.of(g.precision()),
                    d.by(),
                    d.on(),
                    d.reason(),
                    d.evidence(),
                    g.end().map(e -> e.on() + " " + e.by() + ": " + e.reason()).orElse("-"));
        }
        return table;
    }
}
