// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.evaluation.archive.AssessmentArchive;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.plan.Statements;

/** Reads what people said up to a day: of each assessor the latest entry, of each piece of evidence the one that counts. */
final class StatementReader {
    private final AssessmentArchive archive;

    StatementReader(AssessmentArchive archive) {
        this.archive = archive;
    }

    Map<Subject, Statements> read(Plan plan, List<Subject> subjects, int year, LocalDate asOf) {
        Map<Subject, Map<String, Map<String, Judgement>>> judged = new HashMap<>();
        if (!plan.judgements().isEmpty()) {
            for (Judgement entry : archive.judgements(subjects, year)) {
                if (entry.criteria().equals(plan.document().id())
                        && plan.judgements().containsKey(entry.item())
                        && !entry.decision().on().isAfter(asOf)) {
                    judged.computeIfAbsent(entry.subject(), s -> new HashMap<>())
                            .computeIfAbsent(entry.item(), i -> new LinkedHashMap<>())
                            .put(entry.decision().by(), entry);
                }
            }
        }
        Map<Subject, Map<String, Evidence>> proved = new HashMap<>();
        if (!plan.evidence().isEmpty()) {
            for (Evidence entry : archive.evidence(subjects)) {
                if (plan.evidence().contains(entry.name())
                        && !entry.decision().on().isAfter(asOf)) {
                    proved.computeIfAbsent(entry.subject(), s -> new HashMap<>())
                            .merge(entry.name(), entry, (one, other) -> Statements.counting(one, other, asOf));
                }
            }
        }
        Map<Subject, Statements> out = new HashMap<>();
        for (Subject subject : subjects) {
            Map<String, List<Judgement>> judgements = new HashMap<>();
            judged.getOrDefault(subject, Map.of())
                    .forEach((item, byName) -> judgements.put(item, new ArrayList<>(byName.values())));
            out.put(subject, new Statements(judgements, proved.getOrDefault(subject, Map.of())));
        }
        return out;
    }
}
