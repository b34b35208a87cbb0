// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Decision;
import org.shifan.api.quality.Attribution;
import org.shifan.api.quality.Incident;
import org.shifan.api.quality.IncidentQuery;
import org.shifan.api.quality.IncidentSource;
import org.shifan.api.quality.IncidentStep;
import org.shifan.api.text.Message;

import static org.shifan.quality.QualityMessages.M;
import static org.shifan.quality.QualityMessages.refuse;

/** The incidents within one transaction. Whoever changes one has the lock of {@link RegisterEntity#write}. */
public final class IncidentBook {
    /** A source that changes more often than this is broken or made to fill a disk. */
    private static final int REVISIONS = 50;

    private static final int SIMILAR = 20;

    private final EntityManager em;
    private final Numbers numbers;
    private final KnownReports known;
    private final Coverage coverage;

    public IncidentBook(EntityManager em) {
        this.em = em;
        this.numbers = new Numbers(em);
        this.known = new KnownReports(em);
        this.coverage = new Coverage(em, numbers);
    }

    /** Looks up what is known of reports that are about to be entered, a few in one question. */
    public void expect(Collection<Received> reports) {
        known.expect(reports);
    }

    /** What became of a report. */
    public enum Entered {
        NEW,
        /** A further source of an incident that is known. */
        JOINED,
        /** A new revision of a known source. */
        REVISED,
        UNCHANGED
    }

    /** The incident of a report, and what the report added. */
    public record Entry(long incident, Entered entered) {}

    /**
     * Enters a report.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.source.known} when a bureau's own number is there with other
     *     content, {@code quality.source.revisions}, {@code quality.text.long}
     */
    public Entry enter(Received received) {
        Entry entry = entered(received);
        coverage.delivered(received);
        return entry;
    }

    private Entry entered(Received received) {
        known.expect(List.of(received));
        Optional<KnownReports.Revision> last = known.lastRevision(received);
        if (last.isPresent()) {
            return again(received, last.get());
        }
        Optional<IncidentEntity> same = known.sameEvent(received);
        IncidentEntity incident = same.orElseGet(() -> {
            IncidentEntity fresh = new IncidentEntity(numbers.next(IncidentEntity.class), received);
            em.persist(fresh);
            return fresh;
        });
        known.entered(received, incident);
        add(received, incident.id(), 1);
        Message what = M.message(
                same.isPresent() ? "quality.step.source" : "quality.step.entered", received.scheme(), number(received));
        step(incident.id(), what, entry(received), received.at());
        return new Entry(incident.id(), same.isPresent() ? Entered.JOINED : Entered.NEW);
    }

    private Entry again(Received received, KnownReports.Revision last) {
        if (last.digest().equals(received.digest())) {
            return new Entry(last.incident(), Entered.UNCHANGED);
        }
        if (received.own()) {
            throw refuse("quality.source.known", number(received), last.incident());
        }
        if (last.number() >= REVISIONS) {
            throw refuse("quality.source.revisions", received.scheme(), number(received), REVISIONS);
        }
        add(received, last.incident(), last.number() + 1);
        // What a trace has judged stays as it was judged; the newer report is kept beside it.
        IncidentEntity incident = require(last.incident());
        if (!incident.decided()) {
            incident.describe(received);
        }
        Message what = M.message("quality.step.revised", received.scheme(), number(received), last.number() + 1);
        step(last.incident(), what, entry(received), received.at());
        return new Entry(last.incident(), Entered.REVISED);
    }

    private void add(Received received, long incident, int revision) {
        em.persist(new SourceEntity(numbers.next(SourceEntity.class), incident, received, revision));
        known.entered(received, new KnownReports.Revision(incident, revision, received.digest()));
    }

    private static String number(Received received) {
        return received.report().number();
    }

    private static Decision entry(Received received) {
        Message reason = M.message("quality.step.received");
        return new Decision(
                received.by().isBlank() ? "-" : received.by(),
                received.at().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate(),
                reason.text().both(),
                received.importId() == null ? "" : "import " + received.importId());
    }

    /**
     * The row of an incident.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.incident.unknown}
     */
    public IncidentEntity require(long id) {
        IncidentEntity found = em.find(IncidentEntity.class, id);
        if (found == null) {
            throw refuse("quality.incident.unknown", id);
        }
        return found;
    }

    /**
     * The row of an incident that somebody wants to change.
     *
     * @throws org.shifan.api.text.ShifanException also {@code quality.incident.joined}
     */
    public IncidentEntity open(long id) {
        IncidentEntity found = require(id);
        if (found.joinedInto() != null) {
            throw refuse("quality.incident.joined", id, found.joinedInto());
        }
        return found;
    }

    /** Whether a trace of the incident was opened; then it stays with its enterprise. */
    public boolean traced(long id) {
        return em.createQuery("select count(t) from TraceEntity t where t.incident = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()
                > 0;
    }

    /** The incident with its sources. */
    public Incident incident(IncidentEntity row) {
        List<IncidentSource> sources = em
                .createQuery("select s from SourceEntity s where s.incident = :id order by s.id", SourceEntity.class)
                .setParameter("id", row.id())
                .setMaxResults(Incident.SHOWN)
                .getResultList()
                .stream()
                .map(SourceEntity::source)
                .toList();
        long count = em.createQuery("select count(s) from SourceEntity s where s.incident = :id", Long.class)
                .setParameter("id", row.id())
                .getSingleResult();
        return row.incident(sources, (int) count);
    }

    public void attribute(IncidentEntity row, Attribution attribution, BureauCode to, Message what, Instant at) {
        row.attribute(attribution, to);
        step(row.id(), what, attribution.decision(), at);
    }

    /** Makes the sources of one incident sources of the other. */
    public void join(IncidentEntity remaining, IncidentEntity joined, Decision decision, Instant at) {
        if (traced(joined.id())) {
            throw refuse("quality.incident.traced", joined.id());
        }
        boolean other = joined.enterprise() != null && !joined.enterprise().equals(remaining.enterprise());
        if (other) {
            throw refuse("quality.incident.other-enterprise", joined.id(), joined.enterprise());
        }
        em.createQuery("update SourceEntity s set s.incident = :to where s.incident = :from")
                .setParameter("to", remaining.id())
                .setParameter("from", joined.id())
                .executeUpdate();
        joined.joinInto(remaining.id());
        step(joined.id(), M.message("quality.step.joined-into", remaining.id()), decision, at);
        step(remaining.id(), M.message("quality.step.joined", joined.id()), decision, at);
    }

    /** Adds a line to what was done with an incident. */
    public void step(long incident, Message what, Decision decision, Instant at) {
        step(incident, false, what, decision, at);
    }

    /** The same of its trace, or of a measure that followed from it. */
    public void traceStep(long incident, Message what, Decision decision, Instant at) {
        step(incident, true, what, decision, at);
    }

    private void step(long incident, boolean ofTrace, Message what, Decision decision, Instant at) {
        em.persist(new StepEntity(numbers.next(StepEntity.class), incident, ofTrace, what.text(), decision, at));
    }

    /** @param traces whether with the steps of its trace */
    public List<IncidentStep> history(long id, boolean traces) {
        return em
                .createQuery("select s from StepEntity s where s.incident = :id order by s.id", StepEntity.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .filter(step -> traces || !step.ofTrace())
                .map(StepEntity::step)
                .toList();
    }

    /** The incidents that are asked for, newest first. */
    public List<Incident> incidents(IncidentQuery query) {
        StringBuilder text = new StringBuilder("select i from IncidentEntity i where i.joinedInto is null");
        List<Object[]> parameters = new ArrayList<>();
        add(
                text,
                parameters,
                "i.bureau = :bureau",
                "bureau",
                query.bureau() == null ? null : query.bureau().value());
        add(
                text,
                parameters,
                "i.enterprise = :enterprise",
                "enterprise",
                query.enterprise() == null ? null : query.enterprise().value());
        add(text, parameters, "i.on >= :from", "from", query.from());
        add(text, parameters, "i.on <= :to", "to", query.to());
        if (query.unattributed()) {
            text.append(" and i.enterprise is null");
        }
        TypedQuery<IncidentEntity> rows =
                em.createQuery(text.append(" order by i.on desc, i.id desc").toString(), IncidentEntity.class);
        parameters.forEach(parameter -> rows.setParameter((String) parameter[0], parameter[1]));
        return rows.setFirstResult(query.offset()).setMaxResults(query.limit()).getResultList().stream()
                .map(this::incident)
                .toList();
    }

    private static void add(
            StringBuilder text, List<Object[]> parameters, String condition, String name, Object value) {
        if (value != null) {
            text.append(" and ").append(condition);
            parameters.add(new Object[] {name, value});
        }
    }

    /** Others of the same market in the same weeks, of whatever kind; whoever compares them looks at their goods. */
    public List<Incident> near(IncidentEntity row) {
        Incident incident = row.incident(List.of(), 0);
        return em
                .createQuery(
                        "select i from IncidentEntity i where i.joinedInto is null and i.id <> :id"
                                + " and i.market = :market and i.on between :from and :to"
                                + " and (i.brand <> '' and lower(i.brand) = lower(:brand)"
                                + " or i.barcode <> '' and i.barcode = :barcode"
                                + " or i.model <> '' and lower(i.model) = lower(:model)"
                                + " or lower(i.goods) = lower(:goods)) order by i.on, i.id",
                        IncidentEntity.class)
                .setParameter("id", row.id())
                .setParameter("market", incident.market().value())
                .setParameter("from", incident.on().minusDays(Fingerprint.DAYS))
                .setParameter("to", incident.on().plusDays(Fingerprint.DAYS))
                .setParameter("brand", incident.goods().brand())
                .setParameter("barcode", incident.goods().barcode())
                .setParameter("model", incident.goods().model())
                .setParameter("goods", incident.goods().name())
                .setMaxResults(SIMILAR)
                .getResultList()
                .stream()
                .map(this::incident)
                .toList();
    }

    /** The enterprise that a source names, or empty. */
    public static Optional<String> named(IncidentEntity row) {
        return Optional.ofNullable(row.named());
    }
}
