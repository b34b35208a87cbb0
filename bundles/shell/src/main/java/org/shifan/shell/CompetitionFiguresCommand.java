// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;

/** Counts the cases of a year by zone and kind. */
@Service
@Command(
        scope = "shifan",
        name = "competition-figures",
        description = "Count counterfeit and unfair competition of a year by zone / 按示范区统计一年的市场秩序案件")
public class CompetitionFiguresCommand extends ShifanCommand<List<CompetitionCases.Figures>> {

    @Option(name = "--year", description = "The year; the last one by default / 年份，默认上一年")
    String year;

    @Override
    List<CompetitionCases.Figures> answer() {
        return service(CompetitionCases.class).figures(year(year, today()));
    }

    @Override
    void show(List<CompetitionCases.Figures> figures) {
        Table table = table().column("zone").column("kind").number("found").number("competition-open");
        for (CompetitionCase.Outcome outcome : CompetitionCase.Outcome.values()) {
            table.number("competition-" + outcome.code());
        }
        for (CompetitionCases.Figures f : figures) {
            table.row(
                    f.zone(),
                    CompetitionView.word(f.kind()),
                    f.found(),
                    f.open(),
                    f.outcomes().getOrDefault(CompetitionCase.Outcome.PUNISHED, 0),
                    f.outcomes().getOrDefault(CompetitionCase.Outcome.SET_RIGHT, 0),
                    f.outcomes().getOrDefault(CompetitionCase.Outcome.PROSECUTED, 0),
                    f.outcomes().getOrDefault(CompetitionCase.Outcome.NOT_PROVEN, 0));
        }
        table.print(out());
    }
}
