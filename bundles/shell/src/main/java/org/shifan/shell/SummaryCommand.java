// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.ItemStrength;
import org.shifan.api.report.ReportService;

/** Shows where a bureau's zones are strong and where weak, by their last official evaluations of one year. */
@Service
@Command(
        scope = "shifan",
        name = "summary",
        description = "Show where a bureau's zones are strong and where weak / 显示一个局各示范区的强项和弱项")
public class SummaryCommand extends ShifanCommand<Views.Summary> {

    @Option(name = "--bureau", description = "The bureau / 直属局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--level", description = "For which level; provincial by default / 级别，默认省级")
    @Completion(LevelCompleter.class)
    String level = Level.PROVINCIAL.code();

    @Option(name = "--html", description = "Write it as a printable document too / 同时生成可打印的 HTML 文件")
    boolean html;

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.Summary answer() {
        BureauCode code = requireBureau(need("--bureau", bureau));
        Level wanted = level(level);
        List<Evaluation> last = Evaluations.last(services, code, wanted);
        Path file = html
                ? service(ReportService.class)
                        .summary(last, language(), Reports.folder(to, this))
                        .toAbsolutePath()
                : null;
        return new Views.Summary(code, wanted, ItemStrength.of(last), file);
    }

    @Override
    void show(Views.Summary summary) {
        Table table = table().column("item").column("title").number("share").number("decided");
        table.number("undecided").column("weakest").column("strongest");
        for (ItemStrength item : summary.items()) {
            int last = item.places().size() - 1;
            table.row(
                    item.id(),
                    item.title(),
                    item.share(),
                    item.places().size(),
                    item.undecided().size(),
                    last < 0 ? null : place(item.places().get(last)),
                    last < 0 ? null : place(item.places().get(0)));
        }
        table.print(out());
        if (summary.file() != null) {
            out().println(summary.file());
        }
    }

    private static String place(ItemStrength.Place place) {
        return place.subject().key() + " " + place.points().toPlainString() + "/"
                + place.maximum().toPlainString();
    }
}
