// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.schema.SchemaReady;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** The cases in the tables LIFE_…; lines are added and never changed. */
@Component(service = CaseStore.class)
public final class CaseStore {
    /** So many numbers in one question: databases have a limit. */
    private static final int AT_ONCE = 500;

    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public CaseStore(
            @Reference(target = "(shifan.schema=lifecycle)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-lifecycle)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    /** A case with its lines, in the order in which they were entered. */
    public record Kept(CaseHead head, List<CaseEntry> entries) {
        public Kept {
            entries = List.copyOf(entries);
        }
    }

    /** Work in one transaction: an exception leaves nothing of it. */
    public <R> R write(Function<Writing, R> work) {
        return jpa.txExpr(TransactionType.Required, em -> work.apply(new Writing(em)));
    }

    /** What is done in one transaction. */
    public static final class Writing {
        private final EntityManager em;

        private Writing(EntityManager em) {
            this.em = em;
        }

        /** Lets nobody else open a case until the transaction is over. */
        public void lockOpening() {
            int rows = em.createQuery("update RegisterEntity r set r.revision = r.revision + 1 where r.name = 'CASES'")
                    .executeUpdate();
            if (rows != 1) {
                throw new IllegalStateException("LIFE_REGISTER has no row CASES");
            }
        }

        /**
         * The case, which nobody else changes until the transaction is over: of two who take a step at once the second sees
         * what the first did.
         *
         * @throws org.shifan.api.text.ShifanException {@code lifecycle.case.unknown}
         */
        public Kept lock(long number) {
            int rows = em.createQuery("update CaseEntity c set c.revision = c.revision + 1 where c.id = :id")
                    .setParameter("id", number)
                    .executeUpdate();
            if (rows != 1) {
                throw refuse("lifecycle.case.unknown", number);
            }
            return kept(em, List.of(em.find(CaseEntity.class, number))).get(0);
        }

        /** Opens a case and gives its number. */
        public CaseHead open(CaseHead head) {
            CaseEntity row = new CaseEntity(head);
            em.persist(row);
            em.flush();
            return row.head();
        }

        public void add(long number, CaseEntry entry) {
            em.persist(new EntryEntity(number, entry));
            em.flush();
        }

        public void keep(long number, int entry, byte[] content) {
            em.persist(new PaperEntity(number, entry, content));
        }

        /** Notes whether anything is still to be done in the case. */
        public void running(long number, boolean yes) {
            em.find(CaseEntity.class, number).running(yes);
        }

        public List<Kept> find(Subject subject) {
            return found(em, subject, null, "", false);
        }
    }

    public Optional<Kept> find(long number) {
        return jpa.txExpr(TransactionType.Required, em -> {
            CaseEntity row = em.find(CaseEntity.class, number);
            return row == null
                    ? Optional.<Kept>empty()
                    : Optional.of(kept(em, List.of(row)).get(0));
        });
    }

    /** Newest first; what is null or empty is not looked at. */
    public List<Kept> find(Subject subject, BureauCode bureau, String procedure, boolean runningOnly) {
        return jpa.txExpr(TransactionType.Required, em -> found(em, subject, bureau, procedure, runningOnly));
    }

    public Optional<byte[]> content(long number, int entry) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select p from PaperEntity p where p.caseId = :case and p.number = :entry",
                                PaperEntity.class)
                        .setParameter("case", number)
                        .setParameter("entry", entry)
                        .getResultList()
                        .stream()
                        .map(PaperEntity::content)
                        .findFirst());
    }

    private static List<Kept> found(
            EntityManager em, Subject subject, BureauCode bureau, String procedure, boolean runningOnly) {
        List<String> where = new ArrayList<>(List.of("c.id > 0"));
        Map<String, Object> values = new LinkedHashMap<>();
        if (subject != null) {
            where.add("c.subject = :subject");
            values.put("subject", subject.toString());
        }
        if (bureau != null) {
            where.add("c.bureau = :bureau");
            values.put("bureau", bureau.value());
        }
        if (!procedure.isEmpty()) {
            where.add("c.procedure = :procedure");
            values.put("procedure", procedure);
        }
        if (runningOnly) {
            where.add("c.running = :running");
            values.put("running", true);
        }
        TypedQuery<CaseEntity> query = em.createQuery(
                "select c from CaseEntity c where " + String.join(" and ", where) + " order by c.id desc",
                CaseEntity.class);
        values.forEach(query::setParameter);
        return kept(em, query.getResultList());
    }

    private static List<Kept> kept(EntityManager em, List<CaseEntity> rows) {
        Map<Long, List<CaseEntry>> entries = new LinkedHashMap<>();
        List<CaseHead> heads = rows.stream().map(CaseEntity::head).toList();
        for (CaseHead head : heads) {
            entries.put(head.number(), new ArrayList<>());
        }
        List<Long> numbers = List.copyOf(entries.keySet());
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            em.createQuery(
                            "select e from EntryEntity e where e.caseId in :cases order by e.caseId, e.number",
                            EntryEntity.class)
                    .setParameter("cases", numbers.subList(from, Math.min(from + AT_ONCE, numbers.size())))
                    .getResultList()
                    .forEach(row -> entries.get(row.caseId()).add(row.entry()));
        }
        return heads.stream()
                .map(head -> new Kept(head, entries.get(head.number())))
                .toList();
    }
}
