// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

import org.dhatim.fastexcel.Workbook;

import org.shifan.api.evaluation.Evaluation;

/** A ranking as a workbook: one table with the totals that count, those without one below the others, and the criteria. */
final class RankingWorkbook {
    private final List<Evaluation> evaluations;
    private final RankingPage page;
    private final Words words;

    RankingWorkbook(List<Evaluation> evaluations, RankingPage page, Words words) {
        this.evaluations = RankingPage.sorted(evaluations);
        this.page = page;
        this.words = words;
    }

    void write(OutputStream out) throws IOException {
        try (Workbook workbook = new Workbook(out, "Shifan", "1.0")) {
            ranking(new SheetWriter(workbook, words.say("sheet.ranking"), 8, 14, 44, 16, 12, 12, 12, 12, 12, 16, 60));
            about(new SheetWriter(workbook, words.say("sheet.about"), 28, 110));
        }
    }

    private void ranking(SheetWriter sheet) {
        sheet.header(Stream.of(
                        "label.rank",
                        "label.key",
                        "label.subject",
                        "label.verdict",
                        "label.total",
                        "label.lowest",
                        "label.highest",
                        "label.pass-mark",
                        "label.maximum",
                        "label.grade",
                        "label.reason")
                .map(key -> words.say(key))
                .toList());
        for (Evaluation e : evaluations) {
            sheet.row(
                    RankingPage.rank(evaluations, e),
                    e.request().subject().key(),
                    words.in(e.subjectName()),
                    VerdictWord.of(e, words).word(),
                    e.decidedTotal(),
                    e.lowest(),
                    e.highest(),
                    e.passMark(),
                    e.maximum(),
                    words.in(e.grade()),
                    RankingPage.reason(e, words));
        }
    }

    private void about(SheetWriter sheet) {
        sheet.title(words.say("ranking.title"));
        if (page.synthetic()) {
            sheet.row(words.say("banner.synthetic"), words.say("banner.synthetic.text"));
        }
        page.status().forEach(status -> sheet.row(words.say("banner.demonstration"), status));
        sheet.row(words.say("label.bureau"), page.bureau());
        sheet.row(words.say("label.level"), page.level());
        sheet.row(words.say("label.year"), page.year());
        page.criteria().forEach(criteria -> sheet.row(words.say("label.criteria"), criteria));
    }
}
