// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.ZoneId;
import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Title;

/** Opens a case. */
@Service
@Command(scope = "shifan", name = "case-open", description = "Open a case about a title / 就称号开立案件")
public class CaseOpenCommand extends SignedCaseCommand {

    @Argument(
            index = 0,
            name = "subject",
            required = true,
            description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Argument(index = 1, name = "procedure", required = true, description = "The procedure / 程序")
    @Completion(ProcedureCompleter.class)
    String procedure;

    @Option(name = "--title", description = "provincial, national, demonstration-enterprise or member / 称号")
    @Completion(TitleCompleter.class)
    String title;

    @Option(name = "--zone", description = "The zone that a membership is of / 入区所在示范区")
    @Completion(ZoneCompleter.class)
    String zone;

    @Option(name = "--about", description = "The case that an appeal is against / 所申诉的案件")
    String about;

    @Override
    Case answer() {
        return service(Cases.class)
                .open(
                        SubjectArgument.of(subject, this),
                        procedure,
                        title == null ? null : title(title),
                        zone == null ? null : ZoneId.of(zone),
                        about == null ? 0 : caseNumber(about),
                        signature());
    }

    static Title title(String code) {
        try {
            return Title.of(code);
        } catch (IllegalArgumentException e) {
            throw refuse("case.title.form", code, TitleCompleter.TITLES);
        }
    }
}
