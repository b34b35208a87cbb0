// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.ZoneId;
import org.shifan.api.work.ZoneFigures;

/** Shows a zone beside its industry in the country and the province. */
@Service
@Command(
        scope = "shifan",
        name = "peers",
        description = "Compare a zone with its industry in the country and the province / 与全国、全省同行业示范区比较")
public class PeersCommand extends OneArgumentCommand<List<ZoneFigures.Comparison>> {

    @Argument(name = "zone", required = true, description = "The zone's key / 示范区编号")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--year", description = "Of which year; the year before by default / 年度，默认上一年")
    String year;

    @Override
    List<ZoneFigures.Comparison> answer() {
        LocalDate today = today();
        return service(ZoneFigures.class).peers(ZoneId.of(zone), year(year, today), today);
    }

    @Override
    void show(List<ZoneFigures.Comparison> all) {
        Table table = table().column("heading")
                .column("fact")
                .column("title")
                .number("value")
                .column("country");
        table.column("province");
        all.forEach(each -> table.row(
                each.groupTitle(),
                each.fact(),
                each.title(),
                each.value(),
                among(each.country()),
                among(each.province())));
        table.print(out());
    }

    private String among(ZoneFigures.Among among) {
        return among.median() == null
                ? say("peers.unknown", among.zones())
                : among.rank() == 0
                        ? say("peers.without", among.known(), among.median())
                        : say("peers.rank", among.rank(), among.known(), among.median());
    }
}
