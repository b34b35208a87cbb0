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

/** Puts assessors on the panel of a case, and enters what they find. */
@Service
@Command(
        scope = "shifan",
        name = "case-panel",
        description = "Put assessors on the panel of a case, enter what they find / 案件评估组：增减人员、录入评分和结论")
public class CasePanelCommand extends SignedCaseCommand {
    private static final List<String> ACTIONS = List.of("add", "remove", "score", "pass", "fail");

    @Argument(index = 0, name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Argument(index = 1, name = "action", required = true, description = "add, remove, score, pass or fail / 操作")
    @Completion(
            value = StringsCompleter.class,
            values = {"add", "remove", "score", "pass", "fail"})
    String action;

    @Option(name = "--assessor", description = "The assessor's name / 评估人员姓名")
    String assessor;

    @Option(name = "--organisation", description = "Where they come from; an enterprise by its code / 所在单位，企业用代码")
    String organisation;

    @Option(name = "--item", description = "The item scored on site / 现场评分项目")
    String item;

    @Option(name = "--points", description = "The points on site / 现场评分")
    String points;

    @Override
    Case answer() {
        long wanted = caseNumber(number);
        Cases cases = service(Cases.class);
        return switch (action) {
            case "add" ->
                cases.assessor(wanted, need("--assessor", assessor), need("--organisation", organisation), signature());
            case "remove" -> cases.dismiss(wanted, need("--assessor", assessor), signature());
            case "score" ->
                cases.score(
                        wanted,
                        need("--assessor", assessor),
                        need("--item", item),
                        DecisionsCommand.decimal(need("--points", points)),
                        signature());
            case "pass", "fail" -> cases.conclude(wanted, action.equals("pass"), signature());
            default -> throw refuse("case.action", action, ACTIONS);
        };
    }
}
