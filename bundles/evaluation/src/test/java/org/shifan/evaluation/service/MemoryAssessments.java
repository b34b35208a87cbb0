// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.evaluation.archive.AssessmentArchive;

/** Judgements and evidence in memory. */
public final class MemoryAssessments implements AssessmentArchive {
    private final List<Judgement> judgements = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();

    @Override
    public Judgement keep(Judgement j) {
        Judgement kept = new Judgement(
                judgements.size() + 1, j.subject(), j.year(), j.criteria(), j.item(), j.value(), j.decision());
        judgements.add(kept);
        return kept;
    }

    @Override
    public Evidence keep(Evidence e) {
        Evidence kept =
                new Evidence(evidence.size() + 1, e.subject(), e.name(), e.there(), e.from(), e.to(), e.decision());
        evidence.add(kept);
        return kept;
    }

    @Override
    public String revision() {
        return judgements.size() + " " + evidence.size();
    }

    @Override
    public List<Judgement> judgements(Collection<Subject> subjects, int year) {
        return judgements.stream()
                .filter(entry -> subjects.contains(entry.subject()) && entry.year() == year)
                .toList();
    }

    @Override
    public List<Evidence> evidence(Collection<Subject> subjects) {
        return evidence.stream()
                .filter(entry -> subjects.contains(entry.subject()))
                .toList();
    }
}
