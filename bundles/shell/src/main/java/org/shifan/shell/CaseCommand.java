// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;

/** Shows a case: where it stands, what can be done, and its history. */
@Service
@Command(
        scope = "shifan",
        name = "case",
        description = "Show a case: where it stands, what can be done, its history / 显示案件：现状、可办步骤、经过")
public class CaseCommand extends OneArgumentCommand<Case> {

    @Argument(name = "number", required = true, description = "The case's number / 案件编号")
    @Completion(CaseCompleter.class)
    String number;

    @Option(name = "--on", description = "As it stood on that day / 该日的状态")
    String on;

    @Option(name = "--known", description = "As it was known on that day; today by default / 截至该日已知，默认今天")
    String known;

    @Override
    Case answer() {
        long wanted = SignedCaseCommand.caseNumber(number);
        LocalDate day = date(on, null);
        LocalDate until = date(known, null);
        return day == null && until == null
                ? service(Cases.class).require(wanted)
                : service(Cases.class).require(wanted, day == null ? today() : day, until == null ? today() : until);
    }

    @Override
    void show(Case shown) {
        new CaseText(this).print(shown, true);
    }
}
