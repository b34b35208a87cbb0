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
import org.shifan.api.report.ReportService;

/** Ranks a bureau's zones by their last official evaluations of one year. */
@Service
@Command(
        scope = "shifan",
        name = "ranking",
        description = "Rank a bureau's zones by their last official evaluations / 按最近一次正式评估为一个局的示范区排名")
public class RankingCommand extends ShifanCommand<Views.Ranking> {

    @Option(name = "--bureau", description = "The bureau / 直属局")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--level", description = "For which level; provincial by default / 级别，默认省级")
    @Completion(LevelCompleter.class)
    String level = Level.PROVINCIAL.code();

    @Option(name = "--format", description = "Write it as html or xlsx too / 同时生成 html 或 xlsx 文件")
    @Completion(FormatCompleter.class)
    String format;

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.Ranking answer() {
        BureauCode code = requireBureau(need("--bureau", bureau));
        Level wanted = level(level);
        List<Evaluation> last = Evaluations.last(services, code, wanted);
        Path file = format == null
                ? null
                : service(ReportService.class)
                        .ranking(last, Reports.format(format), language(), Reports.folder(to, this))
                        .toAbsolutePath();
        return new Views.Ranking(code, wanted, Evaluations.rank(last), file);
    }

    @Override
    void show(Views.Ranking ranking) {
        Evaluations.printStanding(ranking.zones(), this);
        Evaluations.print(ranking.zones(), this);
        if (ranking.file() != null) {
            out().println(ranking.file());
        }
    }
}
