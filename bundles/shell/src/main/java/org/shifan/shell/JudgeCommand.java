// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.Judgement;

/** Enter the judgement of a named assessor on an item. */
@Service
@Command(
        scope = "shifan",
        name = "judge",
        description = "Enter the judgement of a named assessor on an item / 录入评审员对某项指标的评判")
public class JudgeCommand extends OneArgumentCommand<Judgement> {

    @Argument(name = "subject", required = true, description = "A zone's key or an enterprise's code / 示范区编号或企业代码")
    @Completion(SubjectCompleter.class)
    String subject;

    @Option(name = "--set", description = "The criteria set / 标准")
    @Completion(CriteriaCompleter.class)
    String set;

    @Option(name = "--item", description = "The item of the set / 指标")
    String item;

    @Option(name = "--value", description = "A word of its scale, or points / 档次或分数")
    String value;

    @Option(name = "--by", description = "The assessor; the console's user by default / 评审员，默认当前用户")
    String by;

    @Option(name = "--reason", description = "Why / 理由")
    String reason;

    @Option(name = "--evidence", description = "What it rests on / 依据")
    String evidence;

    @Option(name = "--year", description = "The year that is judged; last year by default / 年度，默认上一年")
    String year;

    @Option(name = "--on", description = "The day of the judgement; today by default / 评判日，默认今天")
    String on;

    @Override
    Judgement answer() {
        LocalDate day = date(on, today());
        Subject who = SubjectArgument.of(subject, this);
        Decision decision = new Decision(by(by), day, need("--reason", reason), evidence);
        return service(Assessments.class)
                .judge(
                        who,
                        year(year, day),
                        need("--set", set),
                        need("--item", item),
                        need("--value", value),
                        decision);
    }

    @Override
    void show(Judgement judgement) {
        out().println(say(
                "judge.entered",
                judgement.id(),
                judgement.decision().by(),
                judgement.item(),
                judgement.value(),
                judgement.subject()));
    }
}
