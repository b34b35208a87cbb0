// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.Evidence;

/** List the evidence of a zone or an enterprise, what was replaced too. */
@Service
@Command(
        scope = "shifan",
        name = "evidence",
        description = "List the evidence of a zone or an enterprise, what was replaced too / 列出示范区或企业的证据，含已被替换的")
public class EvidenceCommand extends OneArgumentCommand<List<Evidence>> {

    @Argument(name = "subject", required = true, description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Override
    List<Evidence> answer() {
        Subject who = SubjectArgument.of(subject, this);
        return service(Assessments.class).evidence(who);
    }

    @Override
    void show(List<Evidence> evidence) {
        Table table = table().number("entry").column("name").column("evidence").column("period");
        table.column("granted-by").column("granted-on").column("reason");
        evidence.forEach(e -> table.row(
                e.id(),
                e.name(),
                e.there() ? e.decision().evidence() : say("evidence.none"),
                e.there() ? e.from() + " - " + (e.to() == null ? "" : e.to()) : "",
                e.decision().by(),
                e.decision().on(),
                e.decision().reason()));
        table.print(out());
    }
}
