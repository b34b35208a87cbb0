// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.util.List;
import java.util.stream.Collectors;

import org.shifan.api.analysis.AnalysedCriteria;
import org.shifan.api.analysis.CriteriaChoice;
import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.plan.Compilation;
import org.shifan.evaluation.plan.Plan;
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
