// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.CriteriaAnalysis;
import org.shifan.api.core.Level;
import org.shifan.api.report.AnalysisReports;

/** Shows how the bureaus' criteria put each of the four conditions into figures. */
@Service
@Command(
        scope = "shifan",
        name = "comparability",
        description = "Compare all bureaus' criteria by the four conditions / 按四项条件对照各局标准")
public class ComparabilityCommand extends ShifanCommand<Views.ComparabilityShown> {

    @Option(name = "--level", description = "For which level; provincial by default / 级别，默认省级")
    @Completion(LevelCompleter.class)
    String level = Level.PROVINCIAL.code();

    @Option(name = "--on", description = "The criteria of this day; today by default / 标准生效日，默认今天")
    String on;

    @Option(name = "--format", description = "Write it as html or xlsx too / 同时生成 html 或 xlsx 文件")
    @Completion(FormatCompleter.class)
    String format;

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.ComparabilityShown answer() {
        Comparability found = service(CriteriaAnalysis.class).comparability(level(level), date(on, today()));
        if (found.sets().isEmpty()) {
            throw refuse("comparability.empty", Terms.of(found.level()), found.on());
        }
        Path file = format == null
                ? null
                : service(AnalysisReports.class)
                        .comparability(found, Reports.format(format), language(), Reports.folder(to, this))
                        .toAbsolutePath();
        return new Views.ComparabilityShown(found, file);
    }

    @Override
    void show(Views.ComparabilityShown shown) {
        Comparability found = shown.comparability();
        List<AnalysedCriteria> sets = found.sets();
        if (sets.stream().anyMatch(AnalysedCriteria::demonstration)) {
            out().println(say("evaluation.demonstration", ""));
        }
        Table table =
                table().column("clause").column("title").column("authority").column("set");
        table.number("weight").number("percent").number("items");
        for (Comparability.Condition condition : found.conditions()) {
            for (int i = 0; i < sets.size(); i++) {
                Comparability.Share share = condition.sets().get(i);
                table.row(
                        condition.clause().isEmpty() ? null : condition.clause(),
                        condition.title(),
                        sets.get(i).key().authority(),
                        sets.get(i).id() + " " + sets.get(i).version(),
                        share.weight(),
                        share.percent(),
                        share.items().size());
            }
        }
        table.print(out());
        Table lines = table().column("clause")
                .column("set")
                .column("item")
                .column("title")
                .column("role");
        lines.number("weight").column("rule").column("filed");
        for (Comparability.Condition condition : found.conditions()) {
            for (Comparability.Share share : condition.sets()) {
                share.items()
                        .forEach(line -> lines.row(
                                line.clause(),
                                share.set(),
                                line.id(),
                                line.title(),
                                Terms.of(line.role()),
                                line.weight(),
                                line.rule(),
                                line.filed()));
            }
        }
        lines.print(out());
        if (shown.file() != null) {
            out().println(shown.file());
        }
    }
}
