// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.persistence.EntityManager;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.Measure;
import org.shifan.api.quality.MeasureKind;
import org.shifan.api.quality.Trace;
import org.shifan.api.quality.TraceEvidence;
import org.shifan.api.quality.TraceField;
import org.shifan.quality.store.IncidentBook;
import org.shifan.quality.store.Numbers;

import static org.shifan.quality.QualityMessages.refuse;

/** The traces and measures within one transaction. Whoever changes one has the writers' lock. */
final class TraceBook {
    private final EntityManager em;
    private final Numbers numbers;
    private final IncidentBook incidents;

    TraceBook(EntityManager em) {
        this.em = em;
        this.numbers = new Numbers(em);
        this.incidents = new IncidentBook(em);
    }

    IncidentBook incidents() {
        return incidents;
    }

    TraceEntity open(Incident incident, List<String> investigators, LocalDate opened, LocalDate due) {
        TraceEntity trace = new TraceEntity(
                numbers.next(TraceEntity.class),
                incident.id(),
                incident.bureau(),
                incident.attributedTo().enterprise(),
                investigators,
                opened,
                due);
        em.persist(trace);
        return trace;
    }

    TraceEntity require(long id) {
        TraceEntity found = em.find(TraceEntity.class, id);
        if (found == null) {
            throw refuse("quality.trace.unknown", id);
        }
        return found;
    }

    /** The traces that are not closed, the one due first first. */
    List<TraceEntity> open() {
        return em.createQuery(
                        "select t from TraceEntity t where t.state <> 'CLOSED' order by t.due, t.id", TraceEntity.class)
                .getResultList();
    }

    /** The traces of an enterprise's incidents, oldest first. */
    List<TraceEntity> of(OrganisationCode enterprise) {
        return em.createQuery(
                        "select t from TraceEntity t where t.enterprise = :enterprise order by t.id", TraceEntity.class)
                .setParameter("enterprise", enterprise.value())
                .getResultList();
    }

    void answer(TraceEntity trace, TraceField field, String answer, Decision decision) {
        em.persist(new AnswerEntity(numbers.next(AnswerEntity.class), trace.id(), field, answer, decision));
    }

    Map<TraceField, String> answers(TraceEntity trace) {
        Map<TraceField, String> out = new EnumMap<>(TraceField.class);
        em.createQuery("select a from AnswerEntity a where a.trace = :trace order by a.id", AnswerEntity.class)
                .setParameter("trace", trace.id())
                .getResultList()
                .forEach(answer -> out.put(answer.field(), answer.answer()));
        return out;
    }

    void submit(TraceEntity trace, String document, String sha256, Decision decision) {
        em.persist(new EvidenceEntity(numbers.next(EvidenceEntity.class), trace.id(), document, sha256, decision));
    }

    List<TraceEvidence> evidence(TraceEntity trace) {
        return em
                .createQuery(
                        "select e from EvidenceEntity e where e.trace = :trace order by e.id", EvidenceEntity.class)
                .setParameter("trace", trace.id())
                .getResultList()
                .stream()
                .map(EvidenceEntity::evidence)
                .toList();
    }

    /** Everybody whose name stands under an answer or a document of the trace, also of those who were replaced since. */
    Set<String> signed(TraceEntity trace) {
        Set<String> out = new LinkedHashSet<>();
        for (String table : List.of("AnswerEntity", "EvidenceEntity")) {
            out.addAll(em.createQuery(
                            "select distinct e.decided.by from " + table + " e where e.trace = :trace", String.class)
                    .setParameter("trace", trace.id())
                    .getResultList());
        }
        return out;
    }

    void begin(TraceEntity trace, MeasureKind kind, Subject subject, LocalDate due) {
        em.persist(new MeasureEntity(numbers.next(MeasureEntity.class), trace, kind, subject, due));
    }

    MeasureEntity measure(long id) {
        MeasureEntity found = em.find(MeasureEntity.class, id);
        if (found == null) {
            throw refuse("quality.measure.unknown", id);
        }
        return found;
    }

    /** The measures that are not done, the one due first first. */
    List<MeasureEntity> measures() {
        return em.createQuery(
                        "select m from MeasureEntity m where m.outcome = 'OPEN' order by m.due, m.id",
                        MeasureEntity.class)
                .getResultList();
    }

    private List<Measure> measures(TraceEntity trace) {
        return em
                .createQuery("select m from MeasureEntity m where m.trace = :trace order by m.id", MeasureEntity.class)
                .setParameter("trace", trace.id())
                .getResultList()
                .stream()
                .map(MeasureEntity::measure)
                .toList();
    }

    Trace trace(TraceEntity row) {
        Map<TraceField, String> answers = answers(row);
        Incident incident = incidents.incident(incidents.require(row.incident()));
        return new Trace(
                row.id(),
                row.incident(),
                row.bureau(),
                row.enterprise(),
                row.investigators(),
                row.opened(),
                row.due(),
                row.state(),
                row.cause(),
                row.reviewer(),
                row.leader(),
                row.escalated(),
                answers,
                TraceRules.missing(incident.kind(), answers),
                evidence(row),
                measures(row));
    }
}
