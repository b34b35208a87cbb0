// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import javax.persistence.EntityManager;
import javax.persistence.FlushModeType;

/**
 * What is known of the reports of one transaction: their sources by number, and their events by fingerprint. It is looked up
 * once for many, and keeps what the transaction enters, which is written only at its end.
 */
final class KnownReports {
    /** A revision of a source, without its text. */
    record Revision(long incident, int number, String digest) {}

    /** So few that each is looked up in the index, however large the table has become. */
    private static final int KEYS = 5;

    private final EntityManager em;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, Revision> sources = new HashMap<>();
    private final Map<String, List<IncidentEntity>> events = new HashMap<>();

    KnownReports(EntityManager em) {
        this.em = em;
    }

    void expect(Collection<Received> reports) {
        List<Received> fresh =
                reports.stream().filter(report -> asked.add(key(report))).toList();
        parts(fresh, received -> received.report().number()).forEach(this::readSources);
        parts(fresh, Fingerprint::of).forEach(this::readEvents);
    }

    private static List<List<String>> parts(List<Received> reports, Function<Received, String> key) {
        List<String> keys = reports.stream().map(key).distinct().toList();
        List<List<String>> out = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += KEYS) {
            out.add(keys.subList(i, Math.min(keys.size(), i + KEYS)));
        }
        return out;
    }

    private void readSources(List<String> numbers) {
        em.createQuery(
                        "select s.scheme, s.number, s.incident, s.revision, s.digest from SourceEntity s"
                                + " where s.number in :numbers",
                        Object[].class)
                .setParameter("numbers", numbers)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .forEach(row ->
                        keep(row[0] + "\n" + row[1], new Revision((Long) row[2], (Integer) row[3], (String) row[4])));
    }

    private void keep(String key, Revision revision) {
        sources.merge(key, revision, (one, other) -> one.number() > other.number() ? one : other);
    }

    private void readEvents(List<String> fingerprints) {
        Set<String> unknown = new HashSet<>(fingerprints);
        unknown.removeAll(events.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(fingerprint -> events.put(fingerprint, new ArrayList<>()));
        em.createQuery(
                        "select i from IncidentEntity i where i.fingerprint in :fingerprints and i.joinedInto is null"
                                + " order by i.id",
                        IncidentEntity.class)
                .setParameter("fingerprints", unknown)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultList()
                .forEach(incident -> events.get(incident.fingerprint()).add(incident));
    }

    private static String key(Received received) {
        return received.scheme() + "\n" + received.report().number();
    }

    Optional<Revision> lastRevision(Received received) {
        return Optional.ofNullable(sources.get(key(received)));
    }

    /** The incident that a report plainly tells of, in the weeks before or after. */
    Optional<IncidentEntity> sameEvent(Received received) {
        return events.getOrDefault(Fingerprint.of(received), List.of()).stream()
                .filter(incident -> incident.within(received.report().on(), Fingerprint.DAYS))
                .findFirst();
    }

    void entered(Received received, Revision revision) {
        keep(key(received), revision);
    }

    void entered(Received received, IncidentEntity incident) {
        List<IncidentEntity> same = events.computeIfAbsent(Fingerprint.of(received), key -> new ArrayList<>());
        if (!same.contains(incident)) {
            same.add(incident);
        }
    }
}
