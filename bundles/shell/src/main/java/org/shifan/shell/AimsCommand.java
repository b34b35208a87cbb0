// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.ZoneId;
import org.shifan.api.work.ZoneFigures;

/** Shows a zone's figures by the three aims, year by year. */
@Service
@Command(
        scope = "shifan",
        name = "aims",
        description = "Show a zone's figures by the three aims, year by year / 按三项目标逐年显示示范区数据")
public class AimsCommand extends OneArgumentCommand<List<ZoneFigures.Line>> {

    @Argument(name = "zone", required = true, description = "The zone's key / 示范区编号")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--from", description = "The first year; two before the last by default / 起始年度，默认前推两年")
    String from;

    @Option(name = "--to", description = "The last year; the year before by default / 终止年度，默认上一年")
    String to;

    @Override
    List<ZoneFigures.Line> answer() {
        LocalDate today = today();
        int last = year(to, today);
        return service(ZoneFigures.class)
                .aims(ZoneId.of(zone), from == null ? last - 2 : year(from, today), last, today);
    }

    @Override
    void show(List<ZoneFigures.Line> lines) {
        Table table = table().column("aim")
                .column("fact")
                .column("title")
                .column("unit")
                .column("years");
        lines.forEach(line -> table.row(
                line.groupTitle(),
                line.fact(),
                line.title(),
                line.unit(),
                line.years().stream()
                        .map(year -> year.year() + ": "
                                + (year.value() == null ? "?" : year.value().toPlainString()))
                        .collect(Collectors.joining(" → "))));
        table.print(out());
    }
}
