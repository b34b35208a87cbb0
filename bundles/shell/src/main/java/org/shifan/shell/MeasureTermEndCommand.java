// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;

/** Ends what a bureau asks besides for a measure. */
@Service
@Command(
        scope = "shifan",
        name = "measure-term-end",
        description = "End what a bureau asks besides for a measure / 终止本局对措施的附加条件")
public class MeasureTermEndCommand extends DecisionCommand<SetTerm> {

    @Argument(name = "number", required = true, description = "The term's number / 条件编号")
    String number;

    @Option(
            name = "--last",
            description = "The last day on which it holds; the day of the decision by default / 最后一日，默认决定日")
    String last;

    @Override
    SetTerm answer() {
        int id = number("NUMBER", number, 1);
        Decision decision = decision();
        LocalDate day = date(last, decision.on());
        return service(SetTerms.class).end(id, day, decision);
    }

    @Override
    void show(SetTerm term) {
        MeasureTermsCommand.print(this, List.of(term));
    }
}
