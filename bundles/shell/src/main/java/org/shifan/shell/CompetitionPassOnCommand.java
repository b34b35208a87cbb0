// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.CompetitionCase;
import org.shifan.api.quality.CompetitionCases;

/** Passes a case on to the authority that may punish. */
@Service
@Command(
        scope = "shifan",
        name = "competition-pass-on",
        description = "Pass a case on to the competent authority / 将案件移送主管部门")
public class CompetitionPassOnCommand extends DecisionCommand<CompetitionCase> {

    @Argument(name = "number", required = true, description = "The case's number / 案件编号")
    String number;

    @Option(name = "--authority", description = "To whom / 主管部门")
    String authority;

    @Option(name = "--reference", description = "That authority's number / 对方编号")
    String reference;

    @Override
    CompetitionCase answer() {
        return service(CompetitionCases.class)
                .passOn(number("NUMBER", number, 1), need("--authority", authority), reference, decision());
    }

    @Override
    void show(CompetitionCase passed) {
        CompetitionView.print(this, passed);
    }
}
