// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;

/** Closes a case with what came of it. */
@Service
@Command(scope = "shifan", name = "competition-close", description = "Close a case with its outcome / 案件结案")
public class CompetitionCloseCommand extends DecisionCommand<CompetitionCase> {

    @Argument(name = "number", required = true, description = "The case's number / 案件编号")
    String number;

    @Option(
            name = "--outcome",
            description =
                    "punished, set-right, prosecuted or not-proven / 结果：punished 已查处、set-right 已整改、prosecuted 移送司法、not-proven 查无实据")
    @Completion(
            value = StringsCompleter.class,
            values = {"punished", "set-right", "prosecuted", "not-proven"})
    String outcome;

    @Override
    CompetitionCase answer() {
        CompetitionCase.Outcome how = CompetitionView.outcome(need("--outcome", outcome));
        return service(CompetitionCases.class).close(number("NUMBER", number, 1), how, decision());
    }

    @Override
    void show(CompetitionCase closed) {
        CompetitionView.print(this, closed);
    }
}
