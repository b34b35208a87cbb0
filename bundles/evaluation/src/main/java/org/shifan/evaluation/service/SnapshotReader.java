// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactCatalogue;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;

/** Reads what a plan needs for many subjects: one question to the catalogue for each year. */
public final class SnapshotReader {
    private final FactCatalogue catalogue;

    public SnapshotReader(FactCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    public Map<Subject, FactSnapshot> read(
            Collection<FactNeed> needs, List<Subject> subjects, int year, LocalDate asOf) {
        Map<Integer, Set<FactId>> byYearsBack = new TreeMap<>();
        for (FactNeed need : needs) {
            byYearsBack.computeIfAbsent(need.yearsBack(), y -> new TreeSet<>()).add(need.fact());
        }
        Map<Subject, Map<FactNeed, FactValue>> values = new HashMap<>();
        byYearsBack.forEach((back, facts) -> catalogue
                .read(facts, subjects, year - back, asOf)
                .forEach((subject, read) -> read.forEach((fact, value) ->
                        values.computeIfAbsent(subject, s -> new HashMap<>()).put(new FactNeed(fact, back), value))));
        Map<Subject, FactSnapshot> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            out.put(subject, new FactSnapshot(subject, year, asOf, values.getOrDefault(subject, Map.of())));
        }
        return out;
    }

    static String text(FactSnapshot snapshot) {
        return new String(snapshot.canonical(), StandardCharsets.UTF_8);
    }
}
