// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.analysis.Outcome;
import org.shifan.api.criteria.Problem;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Scoring;
import org.shifan.evaluation.registry.InstalledCriteria;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Finds the plan of the criteria that were chosen. */
final class Chosen {
    private Chosen() {}

    static Plan plan(CriteriaChoice choice, InstalledCriteria criteria) {
        if (choice instanceof CriteriaChoice.Installed set) {
            return criteria.plan(set.id(), set.version())
                    .orElseThrow(() -> new ShifanException(M.message("analysis.set.unknown", set)));
        }
        CriteriaChoice.Document document = (CriteriaChoice.Document) choice;
        Compilation compiled = criteria.compile(document.file(), document.bytes());
        return compiled.plan().orElseThrow(() -> refused(document.file(), compiled.problems()));
    }

    static AnalysedCriteria describe(Plan plan) {
        CriteriaDocument set = plan.document();
        return new AnalysedCriteria(
                set.id(),
                set.key(),
                set.version(),
                plan.digest(),
                set.title(),
                set.demonstration(),
                set.status().orElse(null),
                set.pass());
    }

    /** In short, without the words of the trace: a search asks for thousands. */
    static Outcome outcome(Plan plan, Scoring scoring) {
        boolean passes = scoring.verdict() == Verdict.PASS;
        Text lowest = passes ? grade(plan, scoring.lowest()) : null;
        Text grade = passes && Objects.equals(lowest, grade(plan, scoring.highest())) ? lowest : null;
        return new Outcome(scoring.verdict(), scoring.total(), scoring.lowest(), scoring.highest(), grade);
    }

    private static Text grade(Plan plan, BigDecimal total) {
        return plan.document().grades().stream()
                .filter(grade -> total.compareTo(grade.from()) >= 0)
                .findFirst()
                .map(CriteriaDocument.Grade::title)
                .orElse(null);
    }

    private static ShifanException refused(String file, List<Problem> problems) {
        return new ShifanException(M.message(
                "analysis.document.refused",
                file,
                problems.size(),
                new Text(lines(problems, Language.ZH), lines(problems, Language.EN))));
    }

    private static String lines(List<Problem> problems, Language language) {
        return problems.stream()
                .map(problem -> System.lineSeparator() + "  " + problem.in(language))
                .collect(Collectors.joining());
    }
}
