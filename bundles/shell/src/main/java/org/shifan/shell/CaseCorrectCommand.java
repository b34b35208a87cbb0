// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;

/** Corrects a line of a case by a line of its own. */
@Service
@Command(
        scope = "shifan",
        name = "case-correct",
        description = "Correct a line of a case by a line of its own / 以新的一行更正案件的一行")
public class CaseCorrectCommand extends SignedCaseCommand {

    @Argument(index = 0, name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Argument(index = 1, name = "line", required = true, description = "The line that is wrong / 有误的行")
    String line;

    @Option(name = "--day", description = "The right day / 正确日期")
    String day;

    @Option(name = "--annul", description = "It was entered by mistake / 系误录")
    boolean annul;

    @Override
    Case answer() {
        if (annul == (day != null)) {
            throw refuse("case.correct.which");
        }
        long wanted = caseNumber(number);
        int entry = number("LINE", line, 1);
        return annul
                ? service(Cases.class).annul(wanted, entry, signature())
                : service(Cases.class).correctDay(wanted, entry, date(day, null), signature());
    }
}
