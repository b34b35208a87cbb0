// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.util.List;

import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.report.ReportService.Format;
import org.shifan.api.text.Language;

/** The names of report files: what they are of, whether from invented records, language, form. */
record ReportName(Format format, Language language) {

    String evaluation(Evaluation e) {
        return name(
                "evaluation-" + e.request().subject().key(),
                e.request().level().code(),
                e.request().year(),
                e.synthetic());
    }

    String explanation(Evaluation e) {
        return name(
                "explanation-" + e.request().subject().key(),
                e.request().level().code(),
                e.request().year(),
                e.synthetic());
    }

    /** A report by a template of a bureau's own. */
    String own(Evaluation e, String template) {
        return name(
                template + "-" + e.request().subject().key(),
                e.request().level().code(),
                e.request().year(),
                e.synthetic());
    }

    String ruleBook(RuleBook book) {
        return "rulebook-" + book.id() + "-" + book.version() + "-" + language.tag() + ".html";
    }

    String ranking(List<Evaluation> evaluations) {
        return batch("ranking-", evaluations);
    }

    String summary(List<Evaluation> evaluations) {
        return batch("summary-", evaluations);
    }

    private String batch(String what, List<Evaluation> evaluations) {
        Evaluation first = evaluations.get(0);
        boolean oneBureau = evaluations.stream().allMatch(e -> e.bureau().equals(first.bureau()));
        return name(
                what + (oneBureau ? first.bureau().value() : "all"),
                first.request().level().code(),
                first.request().year(),
                evaluations.stream().anyMatch(Evaluation::synthetic));
    }

    private String name(String what, String level, int year, boolean synthetic) {
        String ending = switch (format) {
            case HTML -> ".html";
            case XLSX -> ".xlsx";
        };
        return what + "-" + level + "-" + year + (synthetic ? "-synthetic" : "") + "-" + language.tag() + ending;
    }
}
