// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import javax.persistence.EntityManager;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

/** What the facts of this bundle are made from, in a few questions for any number of zones. */
public final class FactQueries {
    private final EntityManager em;

    public FactQueries(EntityManager em) {
        this.em = em;
    }

    /**
     * A member of a zone on a day.
     *
     * @param synthetic whether the enterprise or its membership was invented
     */
    public record Member(ZoneId zone, String enterprise, boolean synthetic) {}

    /**
     * A grant that a member holds on a day.
     *
     * @param synthetic whether the grant was invented
     */
    public record Held(ZoneId zone, String enterprise, String value, boolean synthetic) {}

    /** The members of these zones on the day. */
    public List<Member> members(Collection<ZoneId> zones, LocalDate on) {
        return Parts.of(keys(zones)).stream()
                .flatMap(some -> em
                        .createQuery(
                                "select m.zone, m.enterprise, m.origin.synthetic, e.synthetic from MembershipEntity m,"
                                        + " EnterpriseEntity e where e.code = m.enterprise and m.zone in :zones"
                                        + " and m.firstDay <= :day and m.lastDay >= :day and m.voidNo = 0",
                                Object[].class)
                        .setParameter("zones", some)
                        .setParameter("day", on)
                        .getResultList()
                        .stream())
                .map(row ->
                        new Member(ZoneId.of((String) row[0]), (String) row[1], (Boolean) row[2] || (Boolean) row[3]))
                .toList();
    }

    /** Those of these zones that ever had a member. */
    public List<ZoneId> everHadMembers(Collection<ZoneId> zones) {
        return Parts.of(keys(zones)).stream()
                .flatMap(some -> em
                        .createQuery(
                                "select distinct m.zone from MembershipEntity m where m.zone in :zones and m.voidNo = 0",
                                String.class)
                        .setParameter("zones", some)
                        .getResultList()
                        .stream())
                .map(ZoneId::of)
                .toList();
    }

    /** The grants of this kind that members of these zones hold on the day, earliest first. */
    public List<Held> heldByMembers(Collection<ZoneId> zones, Grant.Kind kind, LocalDate on) {
        return Parts.of(keys(zones)).stream()
                .flatMap(some -> em
                        .createQuery(
                                "select m.zone, m.enterprise, g.value, g.origin.synthetic from MembershipEntity m,"
                                        + " GrantEntity g where g.subjectKey = m.enterprise and g.subjectKind = :of"
                                        + " and g.kind = :kind and g.firstDay <= :day and g.lastDay >= :day"
                                        + " and m.zone in :zones and m.firstDay <= :day and m.lastDay >= :day"
                                        + " and g.voidNo = 0 and m.voidNo = 0 order by g.firstDay, g.id",
                                Object[].class)
                        .setParameter("zones", some)
                        .setParameter("of", Subject.Kind.ENTERPRISE.code())
                        .setParameter("kind", kind.code())
                        .setParameter("day", on)
                        .getResultList()
                        .stream())
                .map(row -> new Held(ZoneId.of((String) row[0]), (String) row[1], (String) row[2], (Boolean) row[3]))
                .toList();
    }

    /** The provincial titles that these zones hold on the day; of several, the one that began last comes last. */
    public List<Title> provincial(Collection<ZoneId> zones, LocalDate on) {
        return Parts.of(keys(zones)).stream()
                .flatMap(some -> em
                        .createQuery(
                                "select g from GrantEntity g where g.kind = :kind and g.subjectKind = :of"
                                        + " and g.subjectKey in :zones and g.value = :value"
                                        + " and g.firstDay <= :day and g.lastDay >= :day and g.voidNo = 0 order by g.firstDay, g.id",
                                GrantEntity.class)
                        .setParameter("kind", Grant.Kind.ZONE_LEVEL.code())
                        .setParameter("of", Subject.Kind.ZONE.code())
                        .setParameter("zones", some)
                        .setParameter("value", Level.PROVINCIAL.code())
                        .setParameter("day", on)
                        .getResultList()
                        .stream())
                .map(g -> new Title(g.grant(), g.synthetic()))
                .toList();
    }

    /**
     * A grant of a zone.
     *
     * @param synthetic whether it was invented
     */
    public record Title(Grant grant, boolean synthetic) {}

    private static List<String> keys(Collection<ZoneId> zones) {
        return zones.stream().map(ZoneId::value).distinct().toList();
    }
}
