// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.Trend;
import org.shifan.api.analysis.Trends;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.report.AnalysisReports;

/** Shows how a zone did over the years, by official results; an item that was renamed goes on. */
@Service
@Command(
        scope = "shifan",
        name = "trend",
        description = "Show a zone's official results over the years, or one item's / 显示示范区或某一指标历年的正式结果")
public class TrendCommand extends OneArgumentCommand<Trend> {

    @Argument(name = "zone", required = true, description = "The zone's key / 示范区编号")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--item", description = "One item only, by any id that it ever had / 只看一个指标，曾用编号亦可")
    String item;

    @Option(name = "--level", description = "For which level; provincial by default / 级别，默认省级")
    @Completion(LevelCompleter.class)
    String level = Level.PROVINCIAL.code();

    @Option(name = "--html", description = "Write it as a printable document with charts instead / 生成带图表的 HTML 文件")
    boolean html;

    @Option(name = "--to", description = "The folder of the document; data/reports by default / 文件夹，默认 data/reports")
    String to;

    private Path file;

    @Override
    Trend answer() {
        Subject subject = Subject.zone(
                service(ZoneRegistry.class).require(ZoneId.of(zone)).id());
        Trend trend = service(Trends.class).trend(subject, level(level), item);
        if (html) {
            file = service(AnalysisReports.class)
                    .trend(trend, language(), Reports.folder(to, this))
                    .toAbsolutePath();
        }
        return trend;
    }

    @Override
    void show(Trend trend) {
        if (file != null) {
            out().println(file);
            return;
        }
        out().println(say("trend.head", trend.subject().key(), trend.name(), Terms.of(trend.level())));
        Table table = table().number("year").column("as-of").column("criteria").column("verdict");
        table.number("total").number("pass-mark").number("maximum").number("evaluation");
        for (Trend.Point point : trend.points()) {
            table.row(
                    String.valueOf(point.year()),
                    point.asOf(),
                    point.criteria() + " " + point.version(),
                    Terms.of(point.verdict()),
                    total(point),
                    point.passMark(),
                    point.maximum(),
                    String.valueOf(point.evaluation()));
        }
        table.print(out());
        out().println();
        Table items = table().column("item").column("title").column("formerly").column("scores");
        for (Trend.Series series : trend.series()) {
            items.row(
                    series.id(),
                    series.title(),
                    series.formerly().isEmpty() ? null : String.join(", ", series.formerly()),
                    scores(trend, series));
        }
        items.print(out());
    }

    private String scores(Trend trend, Trend.Series series) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < trend.points().size(); i++) {
            Trend.Score score = series.scores().get(i);
            if (score.id() != null) {
                int year = trend.points().get(i).year();
                out.add(
                        score.points() == null
                                ? say("trend.open", String.valueOf(year), Terms.of(score.outcome()))
                                : say(
                                        "trend.score",
                                        String.valueOf(year),
                                        score.points(),
                                        score.maximum(),
                                        percent(score)));
            }
        }
        return String.join(" → ", out);
    }

    /** The share of the full points: what can be compared when the weight has changed. */
    private static String percent(Trend.Score score) {
        if (score.maximum().signum() == 0) {
            return "-";
        }
        return score.points()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(score.maximum(), 1, RoundingMode.HALF_UP)
                        .toPlainString()
                + " %";
    }

    private static String total(Trend.Point point) {
        if (point.total() != null) {
            return point.total().toPlainString();
        }
        return point.lowest() == null
                ? null
                : point.lowest().toPlainString() + "–" + point.highest().toPlainString();
    }
}
