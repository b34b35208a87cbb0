// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;

/** Shows a case of counterfeit or unfair competition and what was done. */
@Service
@Command(
        scope = "shifan",
        name = "competition-case",
        description = "Show a case of counterfeit or unfair competition / 显示假冒伪劣或不正当竞争案件")
public class CompetitionCaseCommand extends OneArgumentCommand<CompetitionCase> {

    @Argument(name = "number", required = true, description = "The case's number / 案件编号")
    String number;

    @Override
    CompetitionCase answer() {
        return service(CompetitionCases.class).require(number("NUMBER", number, 1));
    }

    @Override
    void show(CompetitionCase found) {
        CompetitionView.print(this, found);
    }
}
