// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.EvaluationService;

/** Lists the official evaluations of a zone or an enterprise, newest first. */
@Service
@Command(
        scope = "shifan",
        name = "evaluations",
        description = "List the official evaluations of a zone or an enterprise, newest first / 列出示范区或企业的历次正式评估")
public class EvaluationsCommand extends OneArgumentCommand<List<EvaluationService.Summary>> {

    @Argument(name = "subject", required = true, description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Override
    List<EvaluationService.Summary> answer() {
        Subject who = SubjectArgument.of(subject, this);
        return service(EvaluationService.class).history(who);
    }

    @Override
    void show(List<EvaluationService.Summary> history) {
        Evaluations.printSummaries(history, this);
    }
}
