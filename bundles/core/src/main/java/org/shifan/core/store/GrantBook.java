// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.persistence.EntityManager;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

import static org.shifan.core.CoreMessages.refuse;

/** The grants of some subjects within one transaction; the one place that grants and withdraws. */
public final class GrantBook {
    private final EntityManager em;
    private final Map<Subject, List<GrantEntity>> lines = new HashMap<>();

    public GrantBook(EntityManager em) {
        this.em = em;
    }

    /** Reads every grant of these subjects, a few in one question. */
    public void read(Collection<Subject> subjects) {
        for (Subject.Kind kind : Subject.Kind.values()) {
            List<String> keys = subjects.stream()
                    .filter(s -> s.kind() == kind)
                    .map(Subject::key)
                    .distinct()
                    .toList();
            for (List<String> some : Parts.lookedUp(keys)) {
                em.createQuery(
                                "select g from GrantEntity g where g.subjectKind = :kind and g.subjectKey in :keys"
                                        + " and g.voidNo = 0 order by g.firstDay, g.id",
                                GrantEntity.class)
                        .setParameter("kind", kind.code())
                        .setParameter("keys", some)
                        .getResultList()
                        .forEach(this::keep);
            }
        }
    }

    /** The grants of a subject that was read, by first day. */
    public List<Grant> of(Subject subject) {
        return lines.getOrDefault(subject, List.of()).stream()
                .map(GrantEntity::grant)
                .toList();
    }

    /** The number of a line that may have been added a moment ago. */
    public long numbered(Grant line) {
        em.flush();
        return of(line.subject()).stream()
                .filter(g -> g.kind().equals(line.kind()) && g.value().equals(line.value()))
                .filter(g -> g.period().from().equals(line.period().from()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /**
     * Grants something to a subject that was read; {@link Register#GRANTS} must be locked for writing before the reading.
     *
     * @param what the grant without its number, its value checked
     * @param origin how it came
     * @throws org.shifan.api.text.ShifanException {@code core.grant.overlap}, {@code core.grant.level-skipped} or {@code
     *     core.text.long}
     */
    public Line grant(Grant what, Instant recorded, Origin origin) {
        requireRoom(what, of(what.subject()));
        GrantEntity line = new GrantEntity(what, recorded, origin);
        em.persist(line);
        keep(line);
        return new Line(line);
    }

    /**
     * Refuses a grant that cannot stand beside the subject's others.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.grant.overlap} or {@code core.grant.level-skipped}
     */
    public void requireRoom(Grant what, List<Grant> beside) {
        List<Grant> others =
                beside.stream().filter(g -> g.kind().equals(what.kind())).toList();
        for (Grant other : others) {
            if (excludes(other, what) && held(other).overlaps(what.period())) {
                throw refuse(
                        "core.grant.overlap",
                        what.subject(),
                        what.kind(),
                        what.value(),
                        what.period(),
                        other.value(),
                        held(other),
                        other.granted().by(),
                        other.granted().on());
            }
        }
        if (what.kind().equals(Grant.Kind.ZONE_LEVEL)) {
            requireStepBelow(what, others);
        }
    }

    /** A line that was added or withdrawn and may not have its number yet. */
    public final class Line {
        private final GrantEntity entity;

        private Line(GrantEntity entity) {
            this.entity = entity;
        }

        /** The grant with its number. */
        public Grant numbered() {
            em.flush();
            return entity.grant();
        }
    }

    /**
     * Withdraws a grant; {@link Register#GRANTS} must be locked for writing.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.grant.unknown}, {@code core.grant.ended}, {@code
     *     core.grant.end-before-start} or {@code core.text.long}
     */
    public Line withdraw(long id, LocalDate lastDay, Decision decision, Instant at) {
        GrantEntity line = required(id);
        Grant g = line.grant();
        if (lastDay.isBefore(g.period().from())) {
            throw refuse(
                    "core.grant.end-before-start",
                    g.subject(),
                    g.kind(),
                    lastDay,
                    g.period().from());
        }
        LocalDate before = held(g).to();
        if (g.ended() != null || (before != null && !lastDay.isBefore(before))) {
            throw refuse("core.grant.ended", g.subject(), g.kind(), before);
        }
        line.end(lastDay, decision, at);
        return new Line(line);
    }

    private GrantEntity required(long id) {
        GrantEntity line = em.find(GrantEntity.class, id);
        if (line == null || line.isVoid()) {
            throw refuse("core.grant.unknown", id);
        }
        return line;
    }

    /**
     * Cancels a grant that begins after the decision: it is ended before its first day and void, so that what is granted in its place
     * may begin on the same day. {@link Register#GRANTS} must be locked for writing.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.grant.unknown}, {@code core.grant.ended}, {@code core.grant.begun} or
     *     {@code core.text.long}
     */
    public Line cancel(long id, Decision decision, Instant at) {
        GrantEntity line = required(id);
        Grant g = line.grant();
        LocalDate first = g.period().from();
        if (!decision.on().isBefore(first)) {
            throw refuse("core.grant.begun", g.subject(), g.kind(), decision.on(), first);
        }
        if (g.ended() != null) {
            throw refuse("core.grant.ended", g.subject(), g.kind(), g.endedOn());
        }
        line.end(first.minusDays(1), decision, at);
        line.makeVoid(decision, at);
        lines.getOrDefault(g.subject(), new ArrayList<>()).remove(line);
        return new Line(line);
    }

    /** What was cancelled of the subject, by first day; of what was made void only this ended before it began. */
    public List<Grant> cancelled(Subject subject) {
        return em
                .createQuery(
                        "select g from GrantEntity g where g.subjectKind = :kind and g.subjectKey = :key"
                                + " and g.voidNo <> 0 and g.lastDay < g.firstDay order by g.firstDay, g.id",
                        GrantEntity.class)
                .setParameter("kind", subject.kind().code())
                .setParameter("key", subject.key())
                .getResultList()
                .stream()
                .map(GrantEntity::grant)
                .toList();
    }

    /**
     * Makes a line void that was read: from now on it never held. {@link Register#GRANTS} must be locked for writing before the
     * reading.
     *
     * @param why who found it wrong, when and by what
     */
    public void makeVoid(Grant line, Decision why, Instant at) {
        long id = numbered(line);
        lines.get(line.subject()).stream()
                .filter(each -> each.grant().id() == id)
                .forEach(each -> each.makeVoid(why, at));
        lines.get(line.subject()).removeIf(GrantEntity::isVoid);
        // The line that takes its place may have the same first day and value.
        em.flush();
    }

    /** Whether such a line was there and was made void. */
    public boolean wasVoided(Grant line) {
        return !em.createQuery(
                        "select g.id from GrantEntity g where g.subjectKind = :of and g.subjectKey = :key and g.kind = :kind"
                                + " and g.value = :value and g.firstDay = :day and g.voidNo <> 0",
                        Long.class)
                .setParameter("of", line.subject().kind().code())
                .setParameter("key", line.subject().key())
                .setParameter("kind", line.kind().code())
                .setParameter("value", line.value())
                .setParameter("day", line.period().from())
                .getResultList()
                .isEmpty();
    }

    /**
     * The grants of this kind that hold on the day for those subjects; of several, the one that began last, but of levels
     * the highest, since a provincial title may be renewed while the zone is national.
     */
    public Map<Subject, Grant> held(Collection<Subject> subjects, Grant.Kind kind, LocalDate on) {
        Map<Subject, Grant> out = new HashMap<>();
        for (Subject.Kind of : Subject.Kind.values()) {
            List<String> keys = subjects.stream()
                    .filter(s -> s.kind() == of)
                    .map(Subject::key)
                    .distinct()
                    .toList();
            for (List<String> some : Parts.lookedUp(keys)) {
                em
                        .createQuery(
                                "select g from GrantEntity g where g.kind = :kind and g.subjectKind = :of"
                                        + " and g.subjectKey in :keys and g.firstDay <= :day and g.lastDay >= :day"
                                        + " and g.voidNo = 0 order by g.firstDay, g.id",
                                GrantEntity.class)
                        .setParameter("kind", kind.code())
                        .setParameter("of", of.code())
                        .setParameter("keys", some)
                        .setParameter("day", on)
                        .getResultList()
                        .stream()
                        .map(GrantEntity::grant)
                        .forEach(g -> out.merge(g.subject(), g, GrantBook::prevailing));
            }
        }
        return out;
    }

    /** The same for everybody who has one. */
    public Map<Subject, Grant> bearers(Grant.Kind kind, LocalDate on) {
        Map<Subject, Grant> out = new HashMap<>();
        em
                .createQuery(
                        "select g from GrantEntity g where g.kind = :kind and g.firstDay <= :day and g.lastDay >= :day"
                                + " and g.voidNo = 0 order by g.firstDay, g.id",
                        GrantEntity.class)
                .setParameter("kind", kind.code())
                .setParameter("day", on)
                .getResultList()
                .stream()
                .map(GrantEntity::grant)
                .forEach(g -> out.merge(g.subject(), g, GrantBook::prevailing));
        return out;
    }

    private static Grant prevailing(Grant earlier, Grant later) {
        return earlier.kind().equals(Grant.Kind.ZONE_LEVEL) && step(earlier) > step(later) ? earlier : later;
    }

    private static int step(Grant level) {
        return Level.LADDER.indexOf(Level.of(level.value()));
    }

    /** From the first day to the last one on which it holds. */
    public static DateRange held(Grant g) {
        return g.endedOn() == null ? g.period() : DateRange.of(g.period().from(), g.endedOn());
    }

    /** A zone stays provincial while it is national; of all other kinds only one value holds at a time. */
    private static boolean excludes(Grant one, Grant other) {
        return !one.kind().equals(Grant.Kind.ZONE_LEVEL) || one.value().equals(other.value());
    }

    private static void requireStepBelow(Grant what, List<Grant> others) {
        int step = step(what);
        if (step <= 1) {
            return;
        }
        Set<String> enough = Set.of(Level.LADDER.get(step - 1).code(), what.value());
        LocalDate before = what.period().from().minusDays(1);
        if (others.stream().noneMatch(g -> enough.contains(g.value()) && g.holdsOn(before))) {
            Optional<Grant> first = others.stream().findFirst();
            throw refuse(
                    "core.grant.level-skipped",
                    what.subject().key(),
                    what.value(),
                    what.period().from(),
                    Level.LADDER.get(step - 1),
                    first.map(g -> g.value() + " " + held(g)).orElse("-"));
        }
    }

    private void keep(GrantEntity line) {
        lines.computeIfAbsent(line.grant().subject(), s -> new ArrayList<>()).add(line);
    }
}
