// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Complaints;

/** Says what became of a complaint, to whoever has its receipt. */
@Service
@Command(
        scope = "shifan",
        name = "complaint-follow",
        description = "Say what became of a complaint, by its receipt / 凭回执号查询投诉举报办理情况")
public class ComplaintFollowCommand extends OneArgumentCommand<Complaints.Followed> {

    @Argument(name = "receipt", required = true, description = "The receipt / 回执号")
    String receipt;

    @Override
    Complaints.Followed answer() {
        return service(Complaints.class).follow(receipt);
    }

    @Override
    void show(Complaints.Followed f) {
        out().println(
                        f.answeredOn() == null
                                ? say("complaint.follow", f.received(), ComplaintsCommand.state(f.state()), f.due())
                                : say(
                                        "complaint.followed",
                                        f.received(),
                                        f.answeredOn(),
                                        ComplaintsCommand.outcome(f.outcome()),
                                        f.answer()));
    }
}
