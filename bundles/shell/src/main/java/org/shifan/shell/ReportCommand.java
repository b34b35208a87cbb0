// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Level;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.report.ReportService;

/** Writes the report of an evaluation, or a bureau's ranking and the reports of all its zones. */
@Service
@Command(
        scope = "shifan",
        name = "report",
        description = "Write an evaluation's report, or all of a bureau, and print the paths / 生成评估报告并显示路径")
public class ReportCommand extends OneArgumentCommand<Views.Written> {

    @Argument(
            name = "evaluation",
            description = "An evaluation's number, or a zone for its last one / 评估编号，或示范区编号（最近一次）")
    @Completion(ZoneCompleter.class)
    String evaluation;

    @Option(name = "--bureau", description = "The ranking and every zone of this bureau / 该局的排名及全部示范区")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--level", description = "Which level's; provincial for a bureau / 级别；按局生成时默认省级")
    @Completion(LevelCompleter.class)
    String level;

    @Option(name = "--format", description = "html or xlsx / 格式：html 或 xlsx")
    @Completion(FormatCompleter.class)
    String format = "html";

    @Option(name = "--template", description = "A report of a bureau's own, by its name / 某局自有报告模板的名称")
    @Completion(TemplateCompleter.class)
    String template;

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.Written answer() {
        if ((evaluation == null) == (bureau == null)) {
            throw refuse("report.which");
        }
        ReportService.Format form = Reports.format(format);
        Path folder = Reports.folder(to, this);
        Level wanted = level == null ? null : level(level);
        List<Path> files = new ArrayList<>();
        if (template != null) {
            if (bureau != null) {
                throw refuse("report.template.one");
            }
            Evaluation found = Evaluations.find(services, evaluation, wanted);
            files.add(service(ReportService.class).own(found, template, language(), folder));
        } else if (bureau == null) {
            Evaluation found = Evaluations.find(services, evaluation, wanted);
            files.add(service(ReportService.class).evaluation(found, form, language(), folder));
        } else {
            List<Evaluation> last =
                    Evaluations.last(services, requireBureau(bureau), wanted == null ? Level.PROVINCIAL : wanted);
            ReportService reports = service(ReportService.class);
            files.add(reports.ranking(last, form, language(), folder));
            last.forEach(e -> files.add(reports.evaluation(e, form, language(), folder)));
        }
        return new Views.Written(files.stream().map(Path::toAbsolutePath).toList());
    }

    @Override
    void show(Views.Written written) {
        written.files().forEach(out()::println);
    }
}
