// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.LeastChange;
import org.shifan.api.analysis.LeastChange.Way;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.evaluation.Verdict;

/** Shows how little has to change for a zone to pass, one fact at a time. */
@Service
@Command(
        scope = "shifan",
        name = "least-change",
        description = "Show the least change with which a zone passes / 显示示范区达到合格所需的最小改变")
public class LeastChangeCommand extends ZoneAnalysisCommand<LeastChange> {

    @Override
    LeastChange answer() {
        return service(SubjectAnalysis.class).leastChange(request(), List.of());
    }

    @Override
    void show(LeastChange change) {
        out().println(say("analysis.unofficial"));
        out().println(say(
                "least-change.now",
                Terms.of(change.now().verdict()),
                total(change.now()),
                change.criteria().passMark()));
        if (change.now().verdict() == Verdict.PASS) {
            out().println(say("least-change.passes"));
            return;
        }
        Table table = table().column("fact")
                .column("title")
                .column("unit")
                .column("reachable")
                .number("current");
        table.number("needed")
                .number("change")
                .number("total")
                .number("turns-at")
                .column("reason");
        for (Way way : change.ways()) {
            table.row(
                    way.fact(),
                    way.title(),
                    way.unit(),
                    Terms.of(way.found()),
                    way.current(),
                    way.needed(),
                    signed(way.change()),
                    way.best(),
                    way.bestAt(),
                    way.reason());
        }
        table.print(out());
        change.left().forEach(left -> out().println(say("least-change.left", left.fact(), left.year(), left.reason())));
        out().println(say("least-change.meaning"));
    }
}
