// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Text;
import org.shifan.api.work.Works;
import org.shifan.api.work.ZoneDuties;

/** Shows who is responsible for what in a zone, and which duty nobody bears. */
@Service
@Command(scope = "shifan", name = "duties", description = "Show who bears which duty in a zone / 显示示范区各方责任")
public class DutiesCommand extends OneArgumentCommand<ZoneDuties> {

    @Argument(name = "zone", required = true, description = "The zone's key / 示范区编号")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--on", description = "On which day; today by default / 日期，默认今天")
    String on;

    @Override
    ZoneDuties answer() {
        ZoneId id = service(ZoneRegistry.class).require(ZoneId.of(zone)).id();
        return service(Works.class).duties(id, date(on, today()));
    }

    @Override
    void show(ZoneDuties duties) {
        Table table = table().column("part")
                .column("duty")
                .column("holder")
                .column("what")
                .column("since");
        for (ZoneDuties.Part part : duties.parts()) {
            part.holders().forEach(each -> table.row(part.code(), part.duty(), each.name(), each.what(), each.since()));
            for (Text missing : part.missing()) {
                table.row(part.code(), part.duty(), say("duties.nobody"), missing, null);
            }
        }
        table.print(out());
    }
}
