// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.fact.BulkFactProvider;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.fact.FactReader;
import org.shifan.api.fact.FactValue;
import org.shifan.records.store.Database;
import org.shifan.records.store.ImportLog;

import static org.shifan.records.facts.ComputedFact.M;

/** What an indicator is among the peers of a zone: a population that its source names, with who and how many. */
@Component(service = FactProvider.class)
public final class PeerFacts implements BulkFactProvider {
    private final ZoneRegistry zones;
    private final Grants grants;
    private final ImportLog imports;
    private final TotalsReader reader;

    @Activate
    public PeerFacts(
            @Reference Database database,
            @Reference ZoneRegistry zones,
            @Reference Grants grants,
            @Reference TotalsReader reader) {
        this.zones = zones;
        this.grants = grants;
        this.imports = new ImportLog(database, Clock.systemUTC());
        this.reader = reader;
    }

    @Override
    public List<FactDefinition> facts() {
        return PeerFact.ALL.stream().map(PeerFact::definition).toList();
    }

    @Override
    public String revision() {
        return imports.state();
    }

    @Override
    public Map<Subject, Map<FactId, FactValue>> facts(
            Set<FactId> facts, List<Subject> subjects, int year, LocalDate asOf, FactReader others) {
        List<PeerFact> wanted =
                PeerFact.ALL.stream().filter(fact -> facts.contains(fact.id())).toList();
        Peers peers = new Peers(zones.zones(), grants, asOf);
        Set<Subject> compared = new TreeSet<>();
        subjects.stream()
                .filter(peers::knows)
                .forEach(subject -> wanted.stream()
                        .map(PeerFact::among)
                        .distinct()
                        .forEach(among -> compared.addAll(peers.of(subject, among))));
        Map<Subject, Totals> totals = reader.read(List.copyOf(compared), year, false);
        Map<PeerFact.Indicator, Map<Subject, FactValue>> values = new HashMap<>();
        wanted.stream()
                .map(PeerFact::of)
                .distinct()
                .forEach(indicator ->
                        totals.forEach((peer, of) -> values.computeIfAbsent(indicator, its -> new HashMap<>())
                                .put(peer, indicator.fact().of(of, peer, year))));
        String revision = imports.state();
        Map<Subject, Map<FactId, FactValue>> out = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            Map<FactId, FactValue> own = new LinkedHashMap<>();
            for (PeerFact fact : wanted) {
                own.put(
                        fact.id(),
                        peers.knows(subject)
                                ? peers.value(fact, subject, year, values.getOrDefault(fact.of(), Map.of()), revision)
                                : FactValue.missing(M.message("records.fact.subject-unknown", subject)));
            }
            out.put(subject, own);
        }
        return out;
    }
}
