// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.report.ReportService;

/** Ranks a bureau's zones by their last official evaluations of one year. */
@Service
@Command(
        scope = "shifan",
        name = "ranking",
        description = "Rank a bureau's zones by their last official evaluations / 按最近一次正式评估为一个局的示范区排名")
public class RankingCommand extends ShifanCommand<Views.Ranking> {

    private static final Comparator<Evaluation> BY_TOTAL = Comparator.comparing(
                    Evaluation::total, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(e -> e.request().subject());

    @Option(name = "--bureau", required = true, description = "The bureau / 直属局")
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
        BureauCode code = requireBureau(bureau);
        Level wanted = level(level);
        EvaluationService service = service(EvaluationService.class);
        List<Evaluation> last = service(ZoneRegistry.class).zones(code).stream()
                .map(zone -> service.latest(Subject.zone(zone.id()), wanted))
                .flatMap(Optional::stream)
                .toList();
        // A ranking compares one year: that of the newest evaluation.
        int year = last.stream().mapToInt(e -> e.request().year()).max().orElse(0);
        List<Evaluation> sorted = last.stream()
                .filter(e -> e.request().year() == year)
                .sorted(BY_TOTAL)
                .toList();
        if (sorted.isEmpty()) {
            throw refuse("ranking.empty", code, Terms.of(wanted));
        }
        return new Views.Ranking(code, wanted, Evaluations.rank(sorted), write(sorted));
    }

    private Path write(List<Evaluation> sorted) {
        if (format == null) {
            return null;
        }
        return service(ReportService.class)
                .ranking(sorted, Reports.format(format), language(), Reports.folder(to, this))
                .toAbsolutePath();
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
