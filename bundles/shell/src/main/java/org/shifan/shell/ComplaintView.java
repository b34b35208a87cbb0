// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;

import org.shifan.api.quality.Complaint;

/** A complaint for those who handle it. */
final class ComplaintView {
    private ComplaintView() {}

    static void print(ShifanCommand<?> command, Complaint c) {
        PrintStream out = command.out();
        out.println(command.say(
                "complaint.head", c.id(), c.bureau(), c.received(), ComplaintsCommand.state(c.state()), c.due()));
        out.println("  " + command.say(c.named() ? "complaint.named" : "complaint.anonymous"));
        c.enterprise().ifPresent(code -> out.println("  " + command.say("complaint.enterprise", code)));
        if (!c.about().isEmpty() || !c.goods().isEmpty()) {
            out.println("  " + (c.about() + " · " + c.goods()).replaceAll("^ · | · $", ""));
        }
        out.println("  " + c.text());
        if (c.outcome() != null) {
            out.println("  " + command.say("complaint.answer", ComplaintsCommand.outcome(c.outcome()), c.answer()));
        }
        if (!c.steps().isEmpty()) {
            Table steps =
                    command.table().column("on").column("by").column("what").column("reason");
            c.steps()
                    .forEach(s -> steps.row(
                            s.decision().on(),
                            s.decision().by(),
                            s.what(),
                            s.decision().reason()));
            out.println();
            steps.print(out);
        }
    }
}
