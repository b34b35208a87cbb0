// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.lifecycle.Case;
import org.shifan.api.lifecycle.Cases;

/** Lists cases. */
@Service
@Command(scope = "shifan", name = "cases", description = "List open cases, or all / 列出未结案件或全部案件")
public class CasesCommand extends ShifanCommand<List<Case>> {

    @Option(name = "--subject", description = "Of that zone or enterprise / 该示范区或企业的")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--bureau", description = "Of that bureau / 该直属局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--procedure", description = "Of that procedure / 该程序的")
    @Completion(ProcedureCompleter.class)
    String procedure;

    @Option(name = "--all", description = "Those that are over too / 含已结案件")
    boolean all;

    @Override
    List<Case> answer() {
        return service(Cases.class)
                .find(
                        subject == null ? null : SubjectArgument.of(subject, this),
                        bureau == null ? null : requireBureau(bureau),
                        procedure,
                        !all);
    }

    @Override
    void show(List<Case> cases) {
        Table table =
                table().number("number").column("subject").column("procedure").column("title");
        table.column("stands").column("since-day").column("bureau");
        cases.forEach(c ->
                table.row(c.number(), c.subject(), c.procedure(), c.title(), c.stateTitle(), c.since(), c.bureau()));
        table.print(out());
    }
}
