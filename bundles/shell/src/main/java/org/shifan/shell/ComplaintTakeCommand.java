// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;

/** Takes a complaint in hand, or says whom it turned out to be about. */
@Service
@Command(
        scope = "shifan",
        name = "complaint-take",
        description = "Take a complaint in hand, or say whom it is about / 开始办理投诉举报，或确定涉及企业")
public class ComplaintTakeCommand extends DecisionCommand<Complaint> {

    @Argument(name = "number", required = true, description = "The complaint's number / 投诉举报编号")
    String number;

    @Option(name = "--enterprise", description = "The enterprise that it is about / 涉及企业代码")
    @Completion(EnterpriseCompleter.class)
    String enterprise;

    @Override
    Complaint answer() {
        return service(Complaints.class).take(number("NUMBER", number, 1), enterprise, decision());
    }

    @Override
    void show(Complaint complaint) {
        ComplaintView.print(this, complaint);
    }
}
