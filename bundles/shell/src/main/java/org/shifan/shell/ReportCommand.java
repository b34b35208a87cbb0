// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.report.ReportService;

/** Writes the report of an evaluation and prints its path. */
@Service
@Command(
        scope = "shifan",
        name = "report",
        description = "Write the report of an evaluation and print its path / 生成评估报告并显示路径")
public class ReportCommand extends ShifanCommand<Views.Written> {

    @Argument(
            name = "evaluation",
            required = true,
            description = "An evaluation's number, or a zone for its last one / 评估编号，或示范区编号（最近一次）")
    @Completion(ZoneCompleter.class)
    String evaluation;

    @Option(name = "--level", description = "Which level's, for a zone / 级别")
    @Completion(LevelCompleter.class)
    String level;

    @Option(name = "--format", description = "html or xlsx / 格式：html 或 xlsx")
    @Completion(FormatCompleter.class)
    String format = "html";

    @Option(name = "--to", description = "The folder; data/reports by default / 文件夹，默认 data/reports")
    String to;

    @Override
    Views.Written answer() {
        ReportService.Format form = Reports.format(format);
        Evaluation found = Evaluations.find(services, evaluation, level == null ? null : level(level));
        return new Views.Written(service(ReportService.class)
                .evaluation(found, form, language(), Reports.folder(to, this))
                .toAbsolutePath());
    }

    @Override
    void show(Views.Written written) {
        out().println(written.file());
    }
}
