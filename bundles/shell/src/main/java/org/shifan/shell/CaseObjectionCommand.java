// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;

/** Enters an objection during a public notice, or the answer to one. */
@Service
@Command(
        scope = "shifan",
        name = "case-objection",
        description = "Enter an objection during a public notice, or the answer to one / 录入公示期异议或其答复")
public class CaseObjectionCommand extends SignedCaseCommand {
    private static final List<String> ACTIONS = List.of("raise", "uphold", "dismiss");

    @Argument(index = 0, name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Argument(
            index = 1,
            name = "action",
            required = true,
            description = "raise, uphold or dismiss; the reason is the objection or the answer / 提出、成立或不成立，理由即内容")
    @Completion(
            value = StringsCompleter.class,
            values = {"raise", "uphold", "dismiss"})
    String action;

    @Option(name = "--line", description = "The line of the objection that is answered / 所答复异议的行号")
    String line;

    @Override
    Case answer() {
        long wanted = caseNumber(number);
        Cases cases = service(Cases.class);
        return switch (action) {
            case "raise" -> {
                cases.object(wanted, signature());
                yield cases.require(wanted);
            }
            case "uphold", "dismiss" ->
                cases.answer(wanted, number("--line", need("--line", line), 1), action.equals("uphold"), signature());
            default -> throw refuse("case.action", action, ACTIONS);
        };
    }
}
