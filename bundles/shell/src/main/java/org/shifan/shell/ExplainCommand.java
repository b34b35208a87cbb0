// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.criteria.Provenance;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.criteria.RuleBooks;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.report.ReportService;
import org.shifan.api.text.Text;

/** Shows where every point of an evaluation comes from. */
@Service
@Command(
        scope = "shifan",
        name = "explain",
        description = "Show where every point of an evaluation comes from / 显示评估每一分的来历")
public class ExplainCommand extends OneArgumentCommand<Evaluation> {

    @Argument(
            name = "evaluation",
            required = true,
            description = "An evaluation's number, or a zone for its last one / 评估编号，或示范区编号（最近一次）")
    @Completion(ZoneCompleter.class)
    String evaluation;

    @Option(name = "--level", description = "Which level's, for a zone / 级别")
    @Completion(LevelCompleter.class)
    String level;

    @Option(name = "--html", description = "Write it as a printable document instead / 生成可打印的 HTML 文件")
    boolean html;

    @Option(name = "--to", description = "The folder of the document; data/reports by default / 文件夹，默认 data/reports")
    String to;

    private Path file;

    @Override
    Evaluation answer() {
        Evaluation found = Evaluations.find(services, evaluation, level == null ? null : level(level));
        if (html) {
            file = service(ReportService.class)
                    .explanation(found, book(found), language(), Reports.folder(to, this))
                    .toAbsolutePath();
        }
        return found;
    }

    /** The rules by which it was made, if they can still be told; a snapshot's may have changed since. */
    private RuleBook book(Evaluation e) {
        Evaluation.Receipt receipt = e.receipt();
        return services.find(RuleBooks.class)
                .flatMap(books -> books.book(
                        receipt.criteriaId(), receipt.version(), e.request().asOf()))
                .filter(book -> book.digest().equals(receipt.digest()))
                .orElse(null);
    }

    @Override
    void show(Evaluation e) {
        if (file != null) {
            out().println(file);
            return;
        }
        out().println(say("explain.head", e.id(), e.request().subject().key(), e.subjectName(), Terms.verdict(e)));
        e.notes().forEach(note -> out().println(say("explain.note", note)));
        out().println(say(
                "explain.total", points(e.total(), e.lowest(), e.highest()), e.maximum(), e.passMark(), grade(e)));
        out().println(say(
                "explain.asked",
                e.request().year(),
                e.request().asOf(),
                e.request().by(),
                e.receipt().made()));
        Evaluations.printStanding(List.of(new Views.Ranked(null, e)), this);
        out().println(say(
                "explain.receipt",
                e.receipt().digest(),
                e.receipt().engine(),
                e.receipt().facts()));
        e.receipt()
                .bases()
                .forEach(base -> out().println(say("explain.base", base.id(), base.version(), base.digest())));
        e.reasons().forEach(reason -> out().println(say("explain.reason", reason)));
        e.parts().forEach(this::show);
        e.vetoes().forEach(this::show);
        e.missing()
                .forEach(m -> out().println(say(
                        "explain.missing", m.fact(), m.title(), m.reason(), m.owedBy(), String.join(", ", m.items()))));
    }

    private Object grade(Evaluation e) {
        return e.grade() == null ? "-" : e.grade();
    }

    private void show(Evaluation.Part part) {
        out().println();
        out().println(say(
                "explain.part", part.title(), points(part.points(), part.lowest(), part.highest()), part.maximum()));
        part.items().forEach(this::show);
    }

    private void show(Evaluation.Item item) {
        out().println(say(
                "explain.item",
                item.id(),
                item.title(),
                points(item.points(), item.lowest(), item.highest()),
                item.maximum(),
                Terms.of(item.outcome()),
                Terms.of(item.role()),
                item.clause()));
        if (item.met() != null) {
            out().println("      " + say(item.met() ? "explain.key-met" : "explain.key-not-met"));
        }
        show(item.formula(), item.computation(), item.inputs(), item.clauseText(), item.flags(), item.provenance());
    }

    private void show(Evaluation.Veto veto) {
        out().println();
        out().println(say("explain.veto", veto.id(), veto.title(), Terms.of(veto.state()), veto.clause()));
        show(veto.formula(), veto.computation(), veto.inputs(), veto.clauseText(), veto.flags(), veto.provenance());
    }

    private void show(
            Text formula,
            Text computation,
            List<Evaluation.Input> inputs,
            Text clauseText,
            List<Text> flags,
            Provenance provenance) {
        if (clauseText != null) {
            out().println("      " + say("explain.clause", clauseText));
        }
        out().println("      " + say("explain.rule", formula == null ? "-" : formula));
        out().println("      " + say("explain.computation", computation == null ? "-" : computation));
        inputs.forEach(input -> out().println("      " + line(input)));
        Provenances.of(provenance, this).forEach(line -> out().println("      " + line));
        flags.forEach(flag -> out().println("      " + say("explain.flag", flag)));
    }

    private String line(Evaluation.Input input) {
        if (input.value() == null) {
            return say("explain.input-missing", input.fact(), input.title(), input.year(), reason(input));
        }
        return say(
                "explain.input",
                input.fact(),
                input.title(),
                input.year(),
                input.value(),
                input.unit(),
                input.sources().stream().collect(Collectors.joining("; ")));
    }

    private static Object reason(Evaluation.Input input) {
        return input.missing() == null ? "-" : input.missing();
    }

    private static String points(
            java.math.BigDecimal points, java.math.BigDecimal lowest, java.math.BigDecimal highest) {
        if (points != null) {
            return points.toPlainString();
        }
        return lowest == null || highest == null ? "-" : lowest.toPlainString() + "–" + highest.toPlainString();
    }
}
