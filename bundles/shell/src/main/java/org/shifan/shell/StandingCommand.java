// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Standing;

/** Shows how a zone or an enterprise stood on a day, as it was known on another. */
@Service
@Command(
        scope = "shifan",
        name = "standing",
        description = "Show how a zone or an enterprise stood on a day, as it was known on another / 显示某日状态（按另一日已知）")
public class StandingCommand extends OneArgumentCommand<Standing> {

    @Argument(name = "subject", required = true, description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--on", description = "The day; today by default / 日期，默认今天")
    String on;

    @Option(name = "--known", description = "As it was known on that day; today by default / 截至该日已知，默认今天")
    String known;

    @Override
    Standing answer() {
        LocalDate today = today();
        return service(Cases.class).standing(SubjectArgument.of(subject, this), date(on, today), date(known, today));
    }

    @Override
    void show(Standing standing) {
        out().println(say("standing.head", standing.subject(), standing.title(), standing.on(), standing.known()));
        Table table = table().number("case-number")
                .column("procedure")
                .column("stands")
                .column("since-day");
        standing.states().forEach(s -> table.row(s.number(), s.procedureTitle(), s.stateTitle(), s.since()));
        table.print(out());
    }
}
