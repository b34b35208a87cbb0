// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Waiting;

/** Lists what waits for whoever is logged in, the most pressing first. */
@Service
@Command(
        scope = "shifan",
        name = "inbox",
        description = "List what waits for you: steps of cases, and what is late and was escalated / 列出待您办理的事项与升级的逾期事项")
public class InboxCommand extends ShifanCommand<List<Waiting>> {
    @Override
    List<Waiting> answer() {
        return service(Cases.class).waiting();
    }

    @Override
    void show(List<Waiting> waiting) {
        Table table =
                table().column("due").number("days-late").number("case-number").column("subject");
        table.column("step").column("what").column("missing");
        waiting.forEach(each -> table.row(
                each.due(),
                each.late() == 0 ? null : each.late(),
                each.caseNumber(),
                each.subject(),
                each.step(),
                each.what(),
                each.missing().stream().map(m -> m.in(language())).collect(Collectors.joining("; "))));
        table.print(out());
    }
}
