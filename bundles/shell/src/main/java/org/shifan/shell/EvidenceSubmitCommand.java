// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.Evidence;

/** Enter evidence of a zone or an enterprise with the time it is valid for, or that there is none. */
@Service
@Command(
        scope = "shifan",
        name = "evidence-submit",
        description =
                "Enter evidence of a zone or an enterprise with the time it is valid for, or that there is none / 录入示范区或企业的证据及有效期，或说明没有")
public class EvidenceSubmitCommand extends OneArgumentCommand<Evidence> {

    @Argument(name = "subject", required = true, description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--name", description = "What it is evidence of, such as org.charter / 证据名称")
    String name;

    @Option(name = "--reference", description = "The number of the document, or where it is kept / 文号或存放处")
    String reference;

    @Option(name = "--from", description = "Its first day, YYYY-MM-DD / 生效日")
    String from;

    @Option(name = "--to", description = "Its last day; without it there is none / 末日")
    String to;

    @Option(name = "--none", description = "There is no such evidence / 没有该证据")
    boolean none;

    @Option(name = "--by", description = "Who enters it; the console's user by default / 录入人，默认当前用户")
    String by;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Option(name = "--on", description = "The day of the entry; today by default / 录入日，默认今天")
    String on;

    @Override
    Evidence answer() {
        Subject who = SubjectArgument.of(subject, this);
        Decision decision = new Decision(by(by), date(on, today()), need("--reason", reason), reference);
        String called = need("--name", name);
        if (none) {
            return service(Assessments.class).absent(who, called, decision);
        }
        LocalDate first = date(need("--from", from), null);
        LocalDate last = date(to, null);
        return service(Assessments.class)
                .submit(who, called, last == null ? DateRange.from(first) : DateRange.of(first, last), decision);
    }

    @Override
    void show(Evidence evidence) {
        out().println(say(
                evidence.there() ? "evidence.entered" : "evidence.entered-none",
                evidence.id(),
                evidence.name(),
                evidence.subject()));
    }
}
