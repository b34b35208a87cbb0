// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.analysis.CrossEvaluation;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.analysis.SubjectAnalysis;
import org.shifan.api.evaluation.Evaluation;

/** Evaluates a zone by criteria that are not those of its bureau. */
@Service
@Command(
        scope = "shifan",
        name = "cross-evaluate",
        description = "Evaluate a zone by another bureau's criteria, unofficially / 按其他局的标准非正式试算")
public class CrossEvaluateCommand extends ZoneAnalysisCommand<CrossEvaluation> {

    @Option(name = "--with", description = "A set, ID or ID@VERSION, or a file / 标准编号，可带@版本，或文件")
    @Completion(CriteriaCompleter.class)
    String with;

    @Override
    CrossEvaluation answer() {
        return service(SubjectAnalysis.class).crossEvaluation(request(), choice(need("--with", with), this));
    }

    @Override
    void show(CrossEvaluation cross) {
        out().println(cross.remark().in(language()));
        Table table = table().column("set")
                .column("version")
                .column("verdict")
                .number("total")
                .number("pass-mark");
        table.column("grade").column("reason");
        if (cross.own() != null) {
            row(table, cross.own(), 0);
        }
        row(table, cross.other(), 1);
        table.print(out());
        Table items = table().column("item")
                .column("title")
                .column("clause")
                .number("points")
                .number("weight");
        cross.other()
                .parts()
                .forEach(part ->
                        part.items().forEach(i -> items.row(i.id(), i.title(), i.clause(), i.points(), i.maximum())));
        items.print(out());
    }

    /** @param reason which of its reasons; the first of an unofficial one only says that it is unofficial */
    private void row(Table table, Evaluation e, int reason) {
        table.row(
                e.receipt().criteriaId(),
                e.receipt().version(),
                Terms.of(e.verdict()),
                total(Outcome.of(e)),
                e.passMark(),
                e.grade(),
                e.reasons().get(Math.min(reason, e.reasons().size() - 1)));
    }
}
