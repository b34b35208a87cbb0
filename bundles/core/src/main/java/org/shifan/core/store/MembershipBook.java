// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Membership;
import org.shifan.api.core.MembershipLine;

import static org.shifan.core.CoreMessages.refuse;

/** The memberships of some enterprises within one transaction; the one place that admits, ends and corrects. */
public final class MembershipBook {
    /** Of more enterprises it is cheaper to read who is a member of anything on the day. */
    private static final int MOST_LOOKED_UP = 100;

    private final EntityManager em;
    private final Map<OrganisationCode, List<MembershipEntity>> lines = new HashMap<>();

    public MembershipBook(EntityManager em) {
        this.em = em;
    }

    /** Reads every membership of these enterprises, a few in one question. */
    public void read(Collection<OrganisationCode> enterprises) {
        List<String> keys =
                enterprises.stream().map(OrganisationCode::value).distinct().toList();
        for (List<String> some : Parts.lookedUp(keys)) {
            em.createQuery(
                            "select m from MembershipEntity m where m.enterprise in :enterprises"
                                    + " and m.voidNo = 0 order by m.enterprise, m.firstDay",
                            MembershipEntity.class)
                    .setParameter("enterprises", some)
                    .getResultList()
                    .forEach(this::keep);
        }
    }

    /** The memberships of an enterprise that was read, oldest first. */
    public List<Membership> of(OrganisationCode enterprise) {
        return lines.getOrDefault(enterprise, List.of()).stream()
                .map(MembershipEntity::membership)
                .toList();
    }

    /** The membership of an enterprise that was read which began on that day, with its term as it was set then. */
    public Optional<Began> began(OrganisationCode enterprise, LocalDate firstDay) {
        return lines.getOrDefault(enterprise, List.of()).stream()
                .filter(line -> line.membership().period().from().equals(firstDay))
                .findFirst()
                .map(line -> new Began(line.membership(), line.termDay()));
    }

    /** The number of a line that may have been added a moment ago. */
    public long numbered(Membership line) {
        em.flush();
        return began(line.enterprise(), line.period().from())
                .orElseThrow()
                .membership()
                .id();
    }

    /**
     * A membership and the term that was set when it began.
     *
     * @param term the last day as set then, or null
     */
    public record Began(Membership membership, LocalDate term) {}

    /**
     * Admits an enterprise that was read; {@link Register#MEMBERSHIPS} must be locked for writing before the reading.
     *
     * @param origin how it came
     * @return the membership; its number is there after {@link #numbered}
     * @throws org.shifan.api.text.ShifanException {@code core.membership.overlap} or {@code core.text.long}
     */
    public Line admit(
            OrganisationCode enterprise,
            ZoneId zone,
            DateRange period,
            Decision decision,
            Instant recorded,
            Origin origin) {
        requireRoom(enterprise, zone, period, of(enterprise));
        return add(new MembershipEntity(enterprise, zone, period, decision, recorded, origin));
    }

    private Line add(MembershipEntity line) {
        em.persist(line);
        keep(line);
        return new Line(line);
    }

    private static void requireRoom(
            OrganisationCode enterprise, ZoneId zone, DateRange period, List<Membership> beside) {
        for (Membership other : beside) {
            if (other.period().overlaps(period)) {
                throw refuse(
                        "core.membership.overlap",
                        enterprise,
                        zone,
                        period,
                        other.zone(),
                        other.period(),
                        other.admitted().by(),
                        other.admitted().on());
            }
        }
    }

    /**
     * Puts a line in the place of a wrong one, which is void from then on; the lines of both enterprises must have been read. {@link
     * Register#MEMBERSHIPS} must be locked for writing before the reading. A refusal changes nothing.
     *
     * @param as what it should have been, with the number of the wrong one
     * @param from an import, an address or the console; empty for the server itself
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown}, {@code core.membership.overlap}, {@code
     *     core.membership.end-open} or {@code core.text.long}
     */
    public Line correct(Membership as, Decision why, Instant at, Origin origin, String from) {
        MembershipEntity wrong = required(as.id());
        if (as.ended() != null && as.period().to() == null) {
            throw refuse("core.membership.end-open", as.enterprise(), as.zone());
        }
        requireRoom(
                as.enterprise(),
                as.zone(),
                as.period(),
                of(as.enterprise()).stream()
                        .filter(other -> other.id() != as.id())
                        .toList());
        MembershipEntity right = new MembershipEntity(as, wrong, at, origin);
        makeVoid(wrong, why, at, from);
        return add(right);
    }

    /**
     * Makes a line void that was read; the lock is that of {@link #correct}.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown} or {@code core.text.long}
     */
    public void delete(long id, Decision why, Instant at, String from) {
        makeVoid(required(id), why, at, from);
    }

    private void makeVoid(MembershipEntity line, Decision why, Instant at, String from) {
        line.makeVoid(why, at, from);
        lines.computeIfPresent(line.enterprise(), (code, read) -> {
            read.remove(line);
            return read;
        });
        // The line that takes its place may have the same first day.
        em.flush();
    }

    private MembershipEntity required(long id) {
        MembershipEntity line = em.find(MembershipEntity.class, id);
        if (line == null || line.isVoid()) {
            throw refuse("core.membership.unknown", id);
        }
        return line;
    }

    /**
     * The membership with this number.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown}
     */
    public Membership require(long id) {
        return required(id).membership();
    }

    /** Those of these memberships that hold, by number. */
    public Map<Long, Membership> numbered(Collection<Long> numbers) {
        Map<Long, Membership> out = new HashMap<>();
        for (List<Long> some : Parts.lookedUp(numbers.stream().distinct().toList())) {
            em.createQuery(
                            "select m from MembershipEntity m where m.id in :numbers and m.voidNo = 0",
                            MembershipEntity.class)
                    .setParameter("numbers", some)
                    .getResultList()
                    .forEach(line -> out.put(line.membership().id(), line.membership()));
        }
        return out;
    }

    /** Whether such a line was there and was made void. */
    public boolean wasVoided(OrganisationCode enterprise, ZoneId zone, LocalDate firstDay) {
        return lines(enterprise).stream()
                .filter(MembershipLine::isVoid)
                .map(MembershipLine::membership)
                .anyMatch(m -> m.zone().equals(zone) && m.period().from().equals(firstDay));
    }

    /** Every line of the enterprise, by number, those that are void too. */
    public List<MembershipLine> lines(OrganisationCode enterprise) {
        return em
                .createQuery(
                        "select m from MembershipEntity m where m.enterprise = :enterprise order by m.id",
                        MembershipEntity.class)
                .setParameter("enterprise", enterprise.value())
                .getResultList()
                .stream()
                .map(MembershipEntity::line)
                .toList();
    }

    /** A line that was added or ended and may not have its number yet. */
    public final class Line {
        private final MembershipEntity entity;

        private Line(MembershipEntity entity) {
            this.entity = entity;
        }

        /** The membership with its number. */
        public Membership numbered() {
            em.flush();
            return entity.membership();
        }
    }

    /**
     * Ends a membership; {@link Register#MEMBERSHIPS} must be locked for writing.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.membership.unknown}, {@code core.membership.ended},
     *     {@code core.membership.end-before-start} or {@code core.text.long}
     */
    public Line end(long id, LocalDate lastDay, Decision decision, Instant at) {
        MembershipEntity line = required(id);
        Membership m = line.membership();
        if (lastDay.isBefore(m.period().from())) {
            throw refuse(
                    "core.membership.end-before-start",
                    m.enterprise(),
                    m.zone(),
                    lastDay,
                    m.period().from());
        }
        LocalDate before = m.period().to();
        if (m.ended() != null || (before != null && !lastDay.isBefore(before))) {
            throw refuse("core.membership.ended", m.enterprise(), m.zone(), before);
        }
        line.end(lastDay, decision, at);
        return new Line(line);
    }

    /** The memberships of these zones that touch the period, by zone, enterprise and first day. */
    public List<Membership> touching(Collection<ZoneId> zones, DateRange period) {
        List<Membership> out = new ArrayList<>();
        for (List<String> some : Parts.of(zones.stream().map(ZoneId::value).toList())) {
            TypedQuery<MembershipEntity> query = em.createQuery(
                            "select m from MembershipEntity m where m.zone in :zones and m.firstDay <= :to"
                                    + " and m.lastDay >= :from and m.voidNo = 0 order by m.zone, m.enterprise, m.firstDay",
                            MembershipEntity.class)
                    .setParameter("zones", some)
                    .setParameter("from", period.from())
                    .setParameter("to", Days.stored(period.to()));
            query.getResultList().forEach(line -> out.add(line.membership()));
        }
        return out;
    }

    /** The memberships of these enterprises on the day: at most one of each. */
    public List<Membership> of(Collection<OrganisationCode> enterprises, LocalDate day) {
        Set<OrganisationCode> asked = new HashSet<>(enterprises);
        List<Membership> out = new ArrayList<>();
        if (asked.size() > MOST_LOOKED_UP) {
            on(day, "", null).stream()
                    .filter(m -> asked.contains(m.enterprise()))
                    .forEach(out::add);
            return out;
        }
        List<String> keys = asked.stream().map(OrganisationCode::value).toList();
        for (List<String> some : Parts.lookedUp(keys)) {
            out.addAll(on(day, " and m.enterprise in :enterprises", some));
        }
        return out;
    }

    private List<Membership> on(LocalDate day, String of, List<String> enterprises) {
        TypedQuery<MembershipEntity> query = em.createQuery(
                        "select m from MembershipEntity m where m.firstDay <= :day and m.lastDay >= :day and m.voidNo = 0"
                                + of,
                        MembershipEntity.class)
                .setParameter("day", day);
        if (enterprises != null) {
            query.setParameter("enterprises", enterprises);
        }
        return query.getResultList().stream().map(MembershipEntity::membership).toList();
    }

    private void keep(MembershipEntity line) {
        lines.computeIfAbsent(line.enterprise(), code -> new ArrayList<>()).add(line);
    }
}
