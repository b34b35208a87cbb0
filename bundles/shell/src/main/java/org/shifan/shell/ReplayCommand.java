// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.Map;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.evaluation.Replays;

/** Makes archived results once more and compares them byte by byte. */
@Service
@Command(
        scope = "shifan",
        name = "replay",
        description = "Make archived results once more and compare / 用存档的数据和标准复算正式评估并逐字节比对")
public class ReplayCommand extends OneArgumentCommand<Replays.Report> {

    @Argument(name = "number", description = "The evaluation's number / 评估编号")
    String number;

    @Option(name = "--all", description = "All official evaluations / 全部正式评估")
    boolean all;

    @Option(name = "--set", description = "All by this set, ID or ID@VERSION / 按该标准（可带@版本）所作的全部评估")
    @Completion(CriteriaCompleter.class)
    String set;

    @Option(name = "--since", description = "Only those as of this day or later / 只复算该日及以后的评估")
    String since;

    @Override
    Replays.Report answer() {
        boolean many = all || set != null || since != null;
        if ((number == null) != many) {
            throw refuse("replay.which");
        }
        Replays replays = service(Replays.class);
        if (!many) {
            Replays.Replay one = replays.replay(evaluation("NUMBER", number));
            return new Replays.Report(
                    Map.of(one.outcome(), 1),
                    one.holds() ? List.of() : List.of(one),
                    one.isByRuleOfThen() ? List.of(one) : List.of());
        }
        SetVersion chosen = SetVersion.of(set);
        Progress progress = new Progress(clock, this::tell);
        return replays.replay(
                new Replays.Selection(chosen.set(), chosen.version(), date(since, null)), progress::items);
    }

    @Override
    void show(Replays.Report report) {
        Table counts = table().column("outcome").number("number");
        for (Replays.Outcome outcome : Replays.Outcome.values()) {
            if (report.counts().containsKey(outcome)) {
                counts.row(Terms.of(outcome), report.counts().get(outcome));
            }
        }
        counts.print(out());
        if (!report.byRulesOfThen().isEmpty()) {
            out().println(say("replay.by-rules-of-then", report.byRulesOfThen().size()));
        }
        for (Replays.Replay earlier : report.byRulesOfThen()) {
            out().println(say(
                    "replay.told",
                    earlier.evaluation(),
                    earlier.subject(),
                    earlier.criteriaId(),
                    earlier.criteriaVersion(),
                    earlier.told()));
        }
        for (Replays.Replay broken : report.broken()) {
            out().println(say(
                    "replay.broken",
                    broken.evaluation(),
                    broken.subject(),
                    broken.criteriaId(),
                    broken.criteriaVersion(),
                    Terms.of(broken.outcome()),
                    broken.told() == null ? "-" : broken.told()));
            if (!broken.engineThen().equals(broken.engineNow())) {
                out().println(say("replay.engine", broken.engineThen(), broken.engineNow()));
            }
        }
    }

    @Override
    void judge(Replays.Report report) {
        if (!report.broken().isEmpty()) {
            throw refuse("replay.refused", report.broken().size());
        }
    }

    /** The official evaluation that somebody names. */
    static long evaluation(String option, String text) {
        if (!text.strip().matches("[0-9]{1,18}")) {
            throw refuse("shell.number.form", option, text, 1);
        }
        return Long.parseLong(text.strip());
    }
}
