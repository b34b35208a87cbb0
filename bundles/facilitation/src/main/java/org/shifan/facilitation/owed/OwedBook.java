// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.owed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.ReminderEntity;

/** What enterprises owe, within one transaction: found by comparing what was decided with what came in. */
final class OwedBook {
    private final EntityManager em;
    private final ProofTerm term;
    private final LocalDate today;

    OwedBook(EntityManager em, ProofTerm term, LocalDate today) {
        this.em = em;
        this.term = term;
        this.today = today;
    }

    /** @param bureau null for all */
    List<Owed> all(BureauCode bureau) {
        List<Owed> out = new ArrayList<>(proofs(bureau));
        out.addAll(goods(bureau));
        return out;
    }

    /** Declarations that F6 governs and that have no proof; those that grew old before anybody asked are let be. */
    private List<Owed> proofs(BureauCode bureau) {
        Map<Long, ReminderEntity> said = said(
                Owed.Kind.PROOF, "not exists (select p.id from ProofEntity p where p.declaration = r.declaration)");
        return rows(
                        "select t.id, t.declaration, t.enterprise, t.bureau, t.on from TreatmentEntity t where t.governing = 'F6'"
                                + " and not exists (select p.id from ProofEntity p where p.declaration = t.declaration)",
                        " and t.bureau = :bureau",
                        " order by t.id",
                        bureau)
                .stream()
                .filter(row -> said.containsKey(number(row)) || term.asksFor((LocalDate) row[4], today))
                .map(row -> owed(Owed.Kind.PROOF, row, term.due((LocalDate) row[4], today), said))
                .toList();
    }

    /** Goods that are neither back nor written off. */
    private List<Owed> goods(BureauCode bureau) {
        Map<Long, ReminderEntity> said = said(
                Owed.Kind.GOODS, "exists (select c.id from ConsignmentEntity c where c.id = r.about and c.open > 0)");
        return rows(
                        "select c.id, c.declaration, c.enterprise, c.bureau, c.due from ConsignmentEntity c where c.open > 0",
                        " and c.bureau = :bureau",
                        " order by c.id",
                        bureau)
                .stream()
                .map(row -> owed(Owed.Kind.GOODS, row, (LocalDate) row[4], said))
                .toList();
    }

    private List<Object[]> rows(String select, String ofBureau, String order, BureauCode bureau) {
        var query = em.createQuery(select + (bureau == null ? "" : ofBureau) + order, Object[].class);
        if (bureau != null) {
            query.setParameter("bureau", bureau.value());
        }
        return query.getResultList();
    }

    private static Owed owed(Owed.Kind kind, Object[] row, LocalDate due, Map<Long, ReminderEntity> said) {
        ReminderEntity last = said.get(number(row));
        return new Owed(
                kind,
                number(row),
                (String) row[1],
                OrganisationCode.of((String) row[2]),
                BureauCode.of((String) row[3]),
                last == null ? due : last.due(),
                last != null || kind == Owed.Kind.GOODS,
                last == null ? null : last.lateSaid());
    }

    private static long number(Object[] row) {
        return ((Number) row[0]).longValue();
    }

    /**
     * What was said last of each that is owed.
     *
     * @param open what tells that it still is: what has come in years ago is not read
     */
    private Map<Long, ReminderEntity> said(Owed.Kind kind, String open) {
        Map<Long, ReminderEntity> out = new HashMap<>();
        em.createQuery(
                        "select r from ReminderEntity r where r.kind = :kind and " + open
                                + " and r.id = (select max(s.id) from ReminderEntity s where s.kind = :kind and s.about = r.about)",
                        ReminderEntity.class)
                .setParameter("kind", kind.code())
                .getResultList()
                .forEach(row -> out.put(row.about(), row));
        return out;
    }

    /** Keeps that it was asked for, or said to be late; for who holds the writers' lock. */
    void say(Owed owed, boolean late, Instant at) {
        em.persist(new ReminderEntity(
                RegisterEntity.next(em, ReminderEntity.class),
                owed.kind().code(),
                owed.about(),
                owed.declaration(),
                owed.enterprise(),
                owed.due(),
                today,
                late,
                at));
    }
}
