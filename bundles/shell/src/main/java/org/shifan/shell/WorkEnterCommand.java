// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.Map;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Signature;
import org.shifan.api.work.Work;
import org.shifan.api.work.Works;

/** Enters work of a zone or an enterprise. */
@Service
@Command(scope = "shifan", name = "work-enter", description = "Enter work of a zone or an enterprise / 登记示范区或企业的工作")
public class WorkEnterCommand extends SignedWorkCommand {

    @Argument(index = 0, name = "kind", required = true, description = "The kind / 类别")
    @Completion(WorkKindCompleter.class)
    String kind;

    @Argument(index = 1, name = "subject", required = true, description = "The zone or the enterprise / 示范区或企业")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--title", description = "What it is called / 名称")
    String title;

    @Option(name = "--from", description = "Its first day; --on by default / 起始日，默认为 --on")
    String from;

    @Option(name = "--until", description = "Its last day, where it is foreseen / 预定的终止日")
    String until;

    @Override
    Work answer() {
        Subject of = SubjectArgument.of(subject, this);
        String named = need("--title", title);
        Map<String, String> told = WorkView.told(set);
        Signature signature = signature();
        LocalDate last = date(until, null);
        LocalDate first = date(from, signature.on());
        if (last != null && last.isBefore(first)) {
            throw refuse("work.until", last, first);
        }
        return service(Works.class)
                .enter(
                        of,
                        kind,
                        named,
                        last == null ? DateRange.from(first) : DateRange.of(first, last),
                        told,
                        signature);
    }
}
