// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DateRange;
import org.shifan.api.work.WorkFigure;
import org.shifan.api.work.Works;

/** Adds up what came of the work of a year. */
@Service
@Command(scope = "shifan", name = "work-figures", description = "Add up what came of the work of a year / 汇总一年工作的成效")
public class WorkFiguresCommand extends ShifanCommand<List<WorkFigure>> {

    @Option(name = "--of", description = "Of this zone or enterprise / 该示范区或企业的")
    @Completion(SubjectCompleter.class)
    String of;

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--year", description = "The year in which it began; the year before by default / 起始年度，默认上一年")
    String year;

    @Override
    List<WorkFigure> answer() {
        LocalDate today = today();
        return service(Works.class)
                .figures(
                        of == null ? null : SubjectArgument.of(of, this),
                        bureau == null ? null : requireBureau(bureau),
                        DateRange.year(year(year, today)));
    }

    @Override
    void show(List<WorkFigure> figures) {
        Table table = table().column("kind")
                .column("title")
                .number("entered")
                .number("with-result")
                .number("overdue");
        table.column("sums");
        figures.forEach(each -> table.row(
                each.kind(),
                each.title(),
                each.entered(),
                each.withResult(),
                each.overdue(),
                new TreeMap<String, BigDecimal>(each.sums())
                        .entrySet().stream()
                                .map(sum -> sum.getKey() + " " + sum.getValue().toPlainString())
                                .collect(Collectors.joining(", "))));
        table.print(out());
    }
}
