// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Cases;
import org.shifan.api.lifecycle.Deadline;

/** Lists what is due, the most pressing first. */
@Service
@Command(
        scope = "shifan",
        name = "deadlines",
        description = "List what is due in cases, of titles, of measures and of incidents / 列出案件、称号、措施和事件的期限")
public class DeadlinesCommand extends ShifanCommand<List<Deadline>> {
    private static final int DAYS_AHEAD = 90;

    @Option(name = "--bureau", description = "Of that bureau / 该直属局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--until", description = "Up to that day; 90 days ahead by default / 截至该日，默认 90 天内")
    String until;

    @Option(name = "--late", description = "Only what is late / 仅逾期")
    boolean late;

    @Override
    List<Deadline> answer() {
        LocalDate last = late ? today().minusDays(1) : date(until, today().plusDays(DAYS_AHEAD));
        return service(Cases.class).deadlines(bureau == null ? null : requireBureau(bureau), last);
    }

    @Override
    void show(List<Deadline> deadlines) {
        Table table =
                table().column("due").number("days-late").number("case-number").column("subject");
        table.column("what").column("owed-by").column("source");
        deadlines.forEach(d -> table.row(
                d.due(),
                d.late() == 0 ? null : d.late(),
                d.caseNumber() == 0 ? null : d.caseNumber(),
                d.subject(),
                d.what(),
                d.owedBy(),
                d.source()));
        table.print(out());
    }
}
