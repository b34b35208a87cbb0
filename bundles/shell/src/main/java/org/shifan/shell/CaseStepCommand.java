// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.HashMap;
import java.util.Map;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;

/** Takes a step of a case. */
@Service
@Command(scope = "shifan", name = "case-step", description = "Take a step of a case / 办理案件的一步")
public class CaseStepCommand extends SignedCaseCommand {

    @Argument(index = 0, name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Argument(index = 1, name = "step", required = true, description = "The step, as shifan:case lists it / 步骤")
    @Completion(CaseStepCompleter.class)
    String step;

    @Option(name = "--announcement", description = "The number of the announcement / 公告文号")
    String announcement;

    @Option(name = "--until", description = "The day until which a term is extended / 延期至")
    String until;

    @Override
    Case answer() {
        Map<String, String> details = new HashMap<>();
        if (announcement != null) {
            details.put("announcement", announcement);
        }
        if (until != null) {
            details.put("until", date(until, null).toString());
        }
        return service(Cases.class).step(caseNumber(number), step, details, signature());
    }
}
