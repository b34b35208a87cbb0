// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.FactWindow;

import static org.shifan.records.facts.ComputedFact.M;

/** Counts of events over the last months or days: of whole years by their sums, of the others by the records themselves. */
record WindowedFacts(TotalsReader reader) {
    /** A fact that is wanted under this name. */
    private record Wanted(FactId name, ComputedFact fact) {}

    /** Those of the facts that are counted over a window, for every subject. */
    Map<Subject, Map<FactId, FactValue>> read(Set<FactId> facts, List<Subject> subjects, LocalDate asOf) {
        Map<DateRange, List<Wanted>> byDays = new LinkedHashMap<>();
        facts.forEach(name -> FactWindow.parse(name)
                .ifPresent(windowed -> counted(windowed.fact())
                        .ifPresent(
                                fact -> byDays.computeIfAbsent(windowed.window().days(asOf), days -> new ArrayList<>())
                                        .add(new Wanted(name, fact)))));
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        byDays.forEach((days, wanted) -> {
            Map<Integer, Map<Subject, Totals>> years = new TreeMap<>();
            Set<Totals.Kind> kinds = EnumSet.noneOf(Totals.Kind.class);
            wanted.forEach(each -> kinds.addAll(each.fact().kinds()));
            for (int year = days.from().getYear(); year <= days.to().getYear(); year++) {
                years.put(year, reader.read(subjects, days, year, kinds));
            }
            for (Subject subject : subjects) {
                Map<FactId, FactValue> values = out.computeIfAbsent(subject, its -> new LinkedHashMap<>());
                wanted.forEach(each -> values.put(each.name(), sum(each.fact(), subject, years)));
            }
        });
        return out;
    }

    private static Optional<ComputedFact> counted(FactId fact) {
        return Arrays.stream(ComputedFact.values())
                .filter(each -> each.countsEvents() && each.id().equals(fact))
                .findFirst();
    }

    /** Missing where one of the years was not delivered. */
    private static FactValue sum(ComputedFact fact, Subject subject, Map<Integer, Map<Subject, Totals>> years) {
        BigDecimal sum = BigDecimal.ZERO;
        List<FactValue.Source> sources = new ArrayList<>();
        for (Map.Entry<Integer, Map<Subject, Totals>> year : years.entrySet()) {
            Totals totals = year.getValue().get(subject);
            if (totals == null) {
                return FactValue.missing(M.message("records.fact.subject-unknown", subject));
            }
            FactValue part = fact.of(totals, subject, year.getKey());
            if (!(part instanceof FactValue.Known known)) {
                return part;
            }
            sum = sum.add(known.value());
            sources.addAll(known.sources());
        }
        return new FactValue.Known(ComputedFact.plain(sum), sources);
    }
}
