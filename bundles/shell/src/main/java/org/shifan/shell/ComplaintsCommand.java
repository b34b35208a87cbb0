// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;
import org.shifan.api.text.Text;

/** Lists the complaints that are not answered. */
@Service
@Command(scope = "shifan", name = "complaints", description = "List the complaints that are not answered / 列出未答复的投诉举报")
public class ComplaintsCommand extends ShifanCommand<List<Complaint>> {

    @Option(name = "--bureau", description = "Of this bureau / 该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--late", description = "Only late ones / 仅逾期的")
    boolean late;

    @Override
    List<Complaint> answer() {
        return service(Complaints.class).open(bureau == null ? null : requireBureau(bureau), late ? today() : null);
    }

    @Override
    void show(List<Complaint> complaints) {
        Table table = table().number("id").column("bureau").column("since-day").column("due");
        table.column("state").column("subject").column("product").column("what");
        complaints.forEach(c -> table.row(
                c.id(),
                c.bureau(),
                c.received(),
                c.due(),
                c.late(today()) ? say("trace.late") : state(c.state()),
                c.enterprise().map(Object::toString).orElse(c.about()),
                c.goods(),
                c.text().length() > 80 ? c.text().substring(0, 79) + "…" : c.text()));
        table.print(out());
    }

    static Text state(Complaint.State state) {
        return ShellMessages.M.text("Complaint.State." + state.name());
    }

    static Text outcome(Complaint.Outcome outcome) {
        return ShellMessages.M.text("Complaint.Outcome." + outcome.name());
    }
}
