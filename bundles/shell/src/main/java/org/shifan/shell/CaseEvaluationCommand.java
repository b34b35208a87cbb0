// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;

/** Names the official evaluation that a case goes by. */
@Service
@Command(
        scope = "shifan",
        name = "case-evaluation",
        description = "Name the official evaluation that a case goes by / 指明案件所依据的正式评估")
public class CaseEvaluationCommand extends SignedCaseCommand {

    @Argument(index = 0, name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Argument(index = 1, name = "evaluation", required = true, description = "The evaluation's number / 评估编号")
    String evaluation;

    @Override
    Case answer() {
        return service(Cases.class)
                .evaluation(caseNumber(number), ReplayCommand.evaluation("EVALUATION", evaluation), signature());
    }
}
