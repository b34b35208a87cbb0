// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.report;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Language;

/** Writes documents; Shifan implements it. */
@ProviderType
public interface ReportService {
    /** The forms a report can have. */
    enum Format {
        HTML,
        XLSX
    }

    /**
     * Writes the evaluation report of one subject.
     *
     * @param folder where the file goes; made if it is not there
     * @return the file
     */
    Path evaluation(Evaluation evaluation, Format format, Language language, Path folder);

    /**
     * Writes the ranking of a batch of evaluations, those without a total apart.
     *
     * <p>Equal totals share a rank and the next one counts on (1, 1, 3). A subject with a veto is shown at its
     * total, has no rank and takes none from the others.
     *
     * @param evaluations evaluations of one level and year
     */
    Path ranking(List<Evaluation> evaluations, Format format, Language language, Path folder);

    /**
     * Writes where a batch is strong and where weak, item by item, as a printable HTML document: the average as a share
     * of the weight, the weakest and strongest subjects, and what is undecided apart.
     *
     * @param evaluations evaluations of one level and year
     * @return the file
     */
    Path summary(List<Evaluation> evaluations, Language language, Path folder);

    /**
     * Writes the rule book (评分细则) of a criteria set, as a printable HTML document.
     *
     * @return the file
     */
    Path ruleBook(RuleBook book, Language language, Path folder);

    /**
     * Writes why an evaluation came out as it did, as a printable HTML document: every item with its rule, numbers,
     * sources and clause, then the sum, the minimums, the vetoes, the rounding, and what was nearest to another verdict.
     *
     * @param book the rule book of the set that the receipt names, as of the evaluation's day; null when it is not to be
     *     had, and then the minimums of parts and key items are left out
     * @return the file
     * @throws IllegalArgumentException when the rule book is of another digest than the receipt
     */
    Path explanation(Evaluation evaluation, RuleBook book, Language language, Path folder);

    /**
     * Writes a report of a bureau's own about one evaluation, as an HTML document.
     *
     * @param template its name
     * @return the file
     * @throws org.shifan.api.text.ShifanException {@code report.template.unknown}, or {@code report.template.broken} with line,
     *     column and reason; no file is written then
     */
    Path own(Evaluation evaluation, String template, Language language, Path folder);

    /** The reports of bureaus' own that are here, by name. */
    List<ReportTemplate> templates();
}
