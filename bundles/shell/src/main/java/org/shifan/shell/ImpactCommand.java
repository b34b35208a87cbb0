// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.Impact.Direction;
import org.shifan.api.analysis.Impact.Turn;
import org.shifan.api.analysis.ImpactAnalysis;
import org.shifan.api.report.AnalysisReports;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** Shows what a criteria set would do to every zone of its authority. */
@Service
@Command(
        scope = "shifan",
        name = "impact",
        description = "Show what a criteria set would do to all its zones / 显示一套标准对其全部示范区的影响")
public class ImpactCommand extends OneArgumentCommand<Views.ImpactShown> {
    private static final int SHOWN_ITEMS = 3;

    @Argument(name = "set", required = true, description = "A set, ID or ID@VERSION, or a file / 标准编号，可带@版本，或文件")
    @Completion(CriteriaCompleter.class)
    String set;

    @Option(name = "--year", description = "Whose facts; the year before --as-of by default / 数据年度")
    String year;

    @Option(name = "--as-of", description = "The day of the evaluations; today by default / 评估日，默认今天")
    String asOf;

    @Option(name = "--html", description = "Write it with a chart as a printable document too / 同时生成带图表的 HTML 文件")
    boolean html;

    @Option(name = "--prediction", description = "Write the prediction into this file / 将预测写入此文件")
    String prediction;

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.ImpactShown answer() {
        LocalDate day = date(asOf, today());
        Progress progress = new Progress(clock, this::tell);
        Impact impact = service(ImpactAnalysis.class)
                .impact(ZoneAnalysisCommand.choice(set, this), year(year, day), day, progress::items);
        if (prediction != null) {
            Path written = path(prediction);
            try {
                Files.writeString(written, impact.prediction().text());
            } catch (IOException e) {
                throw new ShifanException(ShellMessages.M.message("impact.prediction.unwritable", written), e);
            }
        }
        Path file = html
                ? service(AnalysisReports.class)
                        .impact(impact, language(), Reports.folder(to, this))
                        .toAbsolutePath()
                : null;
        return new Views.ImpactShown(impact, impact.prediction().digest(), file);
    }

    @Override
    void show(Views.ImpactShown shown) {
        Impact impact = shown.impact();
        out().println(say(
                "impact.head",
                impact.candidate().id(),
                impact.candidate().version(),
                impact.current() == null
                        ? ShellMessages.M.text("impact.no-current")
                        : Text.same(
                                impact.current().id() + " " + impact.current().version()),
                impact.year(),
                impact.asOf()));
        if (impact.candidate().demonstration()) {
            out().println(say(
                    "evaluation.demonstration",
                    impact.candidate().status() == null
                            ? ""
                            : impact.candidate().status()));
        }
        if (impact.synthetic()) {
            out().println(say("evaluation.synthetic"));
        }
        Table table = table().column("zone").column("name").column("before").number("total");
        table.column("after").number("total").number("change").column("turn").column("did-it");
        for (Impact.Change change : impact.subjects()) {
            table.row(
                    change.subject().key(),
                    change.name(),
                    change.before() == null ? null : Terms.of(change.before().verdict()),
                    ZoneAnalysisCommand.total(change.before()),
                    Terms.of(change.after().verdict()),
                    ZoneAnalysisCommand.total(change.after()),
                    ZoneAnalysisCommand.signed(change.by()),
                    Terms.of(change.turn()),
                    items(change.items()));
        }
        table.print(out());
        out().println(say(
                "impact.counts",
                impact.count(Direction.RISES),
                impact.count(Direction.FALLS),
                impact.count(Direction.SAME),
                impact.count(Direction.OPEN),
                impact.count(Turn.PASSES),
                impact.count(Turn.FAILS)));
        Table effects = table().column("item")
                .column("title")
                .number("rises")
                .number("falls")
                .number("change");
        impact.items()
                .forEach(e -> effects.row(e.id(), e.title(), e.rises(), e.falls(), ZoneAnalysisCommand.signed(e.by())));
        effects.print(out());
        out().println(say("impact.prediction", shown.prediction()));
        if (shown.file() != null) {
            out().println(shown.file());
        }
    }

    private String items(List<Impact.ItemChange> items) {
        List<String> out = items.stream()
                .limit(SHOWN_ITEMS)
                .map(item -> item.title().in(language()) + " "
                        + (item.by() != null
                                ? ZoneAnalysisCommand.signed(item.by())
                                : side(item.before()) + " → " + side(item.after())))
                .toList();
        return String.join("; ", out) + (items.size() > SHOWN_ITEMS ? " …" : "");
    }

    private String side(Text text) {
        return text == null ? "-" : text.in(language());
    }
}
