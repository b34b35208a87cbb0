// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.StringsCompleter;

import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;

/** Answers a complaint. */
@Service
@Command(scope = "shifan", name = "complaint-answer", description = "Answer a complaint / 答复投诉举报")
public class ComplaintAnswerCommand extends DecisionCommand<Complaint> {

    @Argument(name = "number", required = true, description = "The complaint's number / 投诉举报编号")
    String number;

    @Option(
            name = "--outcome",
            description =
                    "confirmed, unfounded, passed-on or not-accepted / 结果：confirmed 属实、unfounded 不属实、passed-on 移送、not-accepted 不予受理")
    @Completion(
            value = StringsCompleter.class,
            values = {"confirmed", "unfounded", "passed-on", "not-accepted"})
    String outcome;

    @Option(name = "--answer", description = "What the reporter reads / 给举报人的答复")
    String text;

    @Override
    Complaint answer() {
        Complaint.Outcome how = outcome(need("--outcome", outcome));
        return service(Complaints.class).answer(number("NUMBER", number, 1), how, need("--answer", text), decision());
    }

    private static Complaint.Outcome outcome(String word) {
        return Arrays.stream(Complaint.Outcome.values())
                .filter(each -> each.code().equals(word))
                .findFirst()
                .orElseThrow(() -> refuse(
                        "complaint.outcome",
                        word,
                        Arrays.stream(Complaint.Outcome.values())
                                .map(Complaint.Outcome::code)
                                .collect(Collectors.joining(", "))));
    }

    @Override
    void show(Complaint complaint) {
        ComplaintView.print(this, complaint);
    }
}
