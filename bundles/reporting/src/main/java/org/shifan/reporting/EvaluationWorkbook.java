// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

import org.dhatim.fastexcel.Workbook;

import org.shifan.api.evaluation.Evaluation;

/** An evaluation as a workbook: summary, parts, items, inputs, vetoes, missing facts. */
final class EvaluationWorkbook {
    private final Evaluation evaluation;
    private final EvaluationPage page;
    private final Words words;

    EvaluationWorkbook(Evaluation evaluation, Words words) {
        this.evaluation = evaluation;
        this.page = EvaluationPage.of(evaluation, words);
        this.words = words;
    }

    void write(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Shifan", "1.0")) {
            summary(new SheetWriter(workbook, words.say("sheet.summary"), 28, 90));
            parts(new SheetWriter(workbook, words.say("sheet.parts"), 20, 40, 12, 12, 12, 12));
            items(new SheetWriter(
                    workbook, words.say("sheet.items"), 20, 20, 34, 12, 12, 12, 14, 10, 10, 10, 10, 10, 50, 50));
            inputs(new SheetWriter(workbook, words.say("sheet.inputs"), 20, 30, 34, 20, 14, 10, 60, 12, 40));
            vetoes(new SheetWriter(workbook, words.say("sheet.vetoes"), 20, 40, 12, 16, 50, 50));
            missing(new SheetWriter(workbook, words.say("sheet.missing"), 30, 34, 50, 24, 50));
        }
    }

    private void summary(SheetWriter sheet) {
        sheet.title(words.say("evaluation.title"));
        if (page.synthetic()) {
            sheet.row(words.say("banner.synthetic"), words.say("banner.synthetic.text"));
        }
        if (page.demonstration()) {
            sheet.row(words.say("banner.demonstration"), page.status());
        }
        if (page.number() == null) {
            sheet.row(words.say("banner.draft"), words.say("banner.draft.text"));
        }
        sheet.gap();
        sheet.row(words.say("label.subject"), page.subject() + " (" + page.key() + ")");
        sheet.row(words.say("label.bureau"), page.bureau());
        sheet.row(words.say("label.level"), page.level());
        sheet.row(words.say("label.year"), page.year());
        sheet.row(words.say("label.as-of"), page.asOf());
        sheet.row(words.say("label.number"), page.number());
        sheet.row(words.say("label.by"), page.by());
        sheet.gap();
        sheet.row(words.say("label.verdict"), page.verdict().word());
        sheet.row(words.say("label.total"), evaluation.total());
        sheet.row(words.say("label.lowest"), evaluation.lowest());
        sheet.row(words.say("label.highest"), evaluation.highest());
        sheet.row(words.say("label.maximum"), evaluation.maximum());
        sheet.row(words.say("label.pass-mark"), evaluation.passMark());
        sheet.row(words.say("label.grade"), page.grade());
        page.reasons().forEach(reason -> sheet.row(words.say("label.reason"), reason));
        sheet.gap();
        sheet.row(words.say("label.criteria"), page.criteria());
        sheet.row(words.say("label.criteria-id"), page.receipt().criteriaId());
        sheet.row(words.say("label.version"), page.receipt().version());
        sheet.row(words.say("label.digest"), page.receipt().digest());
        sheet.row(words.say("label.engine"), page.receipt().engine());
        sheet.row(words.say("label.facts"), page.receipt().facts());
        if (page.receipt().signer() != null) {
            sheet.row(words.say("label.signer"), page.receipt().signer());
        }
        sheet.row(words.say("label.made"), page.made());
    }

    private void parts(SheetWriter sheet) {
        sheet.header(words("label.id", "label.part", "label.points", "label.lowest", "label.highest", "label.full"));
        for (Evaluation.Part p : evaluation.parts()) {
            sheet.row(p.id(), words.in(p.title()), p.points(), p.lowest(), p.highest(), p.maximum());
        }
    }

    private void items(SheetWriter sheet) {
        sheet.header(words(
                "label.part",
                "label.id",
                "label.item",
                "label.clause",
                "label.role",
                "label.kind",
                "label.outcome",
                "label.points",
                "label.lowest",
                "label.highest",
                "label.full",
                "label.met",
                "label.formula",
                "label.computation"));
        for (Evaluation.Part p : evaluation.parts()) {
            for (Evaluation.Item i : p.items()) {
                sheet.row(
                        words.in(p.title()),
                        i.id(),
                        words.in(i.title()),
                        i.clause(),
                        words.say("role." + i.role()),
                        i.rule(),
                        words.say("outcome." + i.outcome()),
                        i.points(),
                        i.lowest(),
                        i.highest(),
                        i.maximum(),
                        i.met() == null ? null : words.say(i.met() ? "met" : "not-met"),
                        words.in(i.formula()),
                        words.in(i.computation()));
            }
        }
    }

    private void inputs(SheetWriter sheet) {
        sheet.header(words(
                "label.item",
                "label.fact",
                "label.name",
                "label.value",
                "label.unit",
                "label.year",
                "label.sources",
                "label.synthetic",
                "label.missing"));
        for (Evaluation.Part p : evaluation.parts()) {
            p.items().forEach(item -> item.inputs().forEach(input -> input(sheet, item.id(), input)));
        }
        evaluation.vetoes().forEach(veto -> veto.inputs().forEach(input -> input(sheet, veto.id(), input)));
    }

    private void input(SheetWriter sheet, String item, Evaluation.Input i) {
        sheet.row(
                item,
                i.fact(),
                words.in(i.title()),
                i.value(),
                i.unit(),
                String.valueOf(i.year()),
                String.join(words.say("list"), i.sources()),
                words.say(i.synthetic() ? "yes" : "no"),
                words.in(i.missing()));
    }

    private void vetoes(SheetWriter sheet) {
        sheet.header(
                words("label.id", "label.veto", "label.clause", "label.state", "label.formula", "label.computation"));
        for (EvaluationPage.VetoView v : page.vetoes()) {
            sheet.row(v.id(), v.title(), v.clause(), v.stateWord(), v.formula(), v.computation());
        }
    }

    private void missing(SheetWriter sheet) {
        sheet.header(words("label.fact", "label.name", "label.why", "label.owed-by", "label.waiting"));
        for (EvaluationPage.MissingView m : page.missing()) {
            sheet.row(m.fact(), m.title(), m.reason(), m.owedBy(), m.items());
        }
    }

    private List<String> words(String... keys) {
        return Stream.of(keys).map(key -> words.say(key)).toList();
    }
}
