// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Subject;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.records.store.Database;
import org.shifan.records.store.ImportLog;

import static org.shifan.records.facts.ComputedFact.M;

/** The facts that imported exports, inspections and incidents yield. */
@Component(service = FactProvider.class)
public final class RecordFacts implements BulkFactProvider {
    private final TotalsReader reader;
    private final ImportLog imports;

    @Activate
    public RecordFacts(@Reference Database database, @Reference TotalsReader reader) {
        this.imports = new ImportLog(database, Clock.systemUTC());
        this.reader = reader;
    }

    @Override
    public List<FactDefinition> facts() {
        return Arrays.stream(ComputedFact.values())
                .map(ComputedFact::definition)
                .toList();
    }

    /** Of everything that was imported, declared facts too. */
    @Override
    public String revision() {
        return imports.state();
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        Map<Subject, Map<FactId, FactValue>> out = ofYear(facts, subjects, year);
        new WindowedFacts(reader)
                .read(facts, subjects, asOf)
                .forEach((subject, values) -> out.get(subject).putAll(values));
        return out;
    }

    private Map<Subject, Map<FactId, FactValue>> ofYear(Set<FactId> facts, List<Subject> subjects, int year) {
        List<ComputedFact> wanted = Arrays.stream(ComputedFact.values())
                .filter(fact -> facts.contains(fact.id()))
                .toList();
        Map<Subject, Totals> totals =
                wanted.isEmpty() ? Map.of() : reader.read(subjects, year, wanted.contains(ComputedFact.MARKET_COUNT));
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> values = new LinkedHashMap<>();
            Totals of = totals.get(subject);
            for (ComputedFact fact : wanted) {
                values.put(
                        fact.id(),
                        of == null
                                ? FactValue.missing(M.message("records.fact.subject-unknown", subject))
                                : fact.of(of, subject, year));
            }
            out.put(subject, values);
        }
        return out;
    }
}
