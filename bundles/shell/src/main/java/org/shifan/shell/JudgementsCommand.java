// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.Judgement;

/** List the judgements on a zone or an enterprise, the corrected ones too. */
@Service
@Command(
        scope = "shifan",
        name = "judgements",
        description = "List the judgements on a zone or an enterprise, the corrected ones too / 列出对示范区或企业的评判，含已更正的")
public class JudgementsCommand extends OneArgumentCommand<List<Judgement>> {

    @Argument(name = "subject", required = true, description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--year", description = "The year that is judged; last year by default / 年度，默认上一年")
    String year;

    @Override
    List<Judgement> answer() {
        Subject who = SubjectArgument.of(subject, this);
        return service(Assessments.class).judgements(who, year(year, today()));
    }

    @Override
    void show(List<Judgement> judgements) {
        Table table = table().number("entry").column("set").column("item").column("value");
        table.column("granted-by").column("granted-on").column("reason").column("evidence");
        judgements.forEach(j -> table.row(
                j.id(),
                j.criteria(),
                j.item(),
                j.value(),
                j.decision().by(),
                j.decision().on(),
                j.decision().reason(),
                j.decision().evidence()));
        table.print(out());
    }
}
