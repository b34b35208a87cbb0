// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.audit.AuditSource;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.core.Subject;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.work.Work;

import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Work beside the cases in LIFE_WORK and its lines in LIFE_WORK_LINE, for the desk and for the audit log. */
@Component(service = {WorkStore.class, AuditSource.class})
public final class WorkStore implements AuditSource {
    private final JpaTemplate jpa;

    /** @param ready the promise that the tables are there */
    @Activate
    public WorkStore(
            @Reference(target = "(shifan.schema=lifecycle)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-lifecycle)") JpaTemplate jpa) {
        this.jpa = jpa;
    }

    /** What of a work never changes. */
    public record Head(long id, String kind, Subject subject, BureauCode bureau, String title, DateRange period) {}

    /** Work with its lines, in the order in which they were entered. */
    public record Kept(Head head, List<Work.Line> lines) {
        public Kept {
            lines = List.copyOf(lines);
        }
    }

    /** Which work; what is null is not looked at. */
    public record Wanted(Subject subject, BureauCode bureau, String kind) {
        public static final Wanted ALL = new Wanted(null, null, null);
    }

    /**
     * Work in one transaction, one after the other: places of a laboratory are counted before one is given, and the audit log
     * sees lines in the order of their numbers.
     */
    public <R> R write(Function<Writing, R> work) {
        return jpa.txExpr(TransactionType.Required, em -> {
            int rows = em.createQuery("update RegisterEntity r set r.revision = r.revision + 1 where r.name = 'WORKS'")
                    .executeUpdate();
            if (rows != 1) {
                throw new IllegalStateException("LIFE_REGISTER has no row WORKS");
            }
            return work.apply(new Writing(em));
        });
    }

    /** What is done in one transaction. */
    public static final class Writing {
        private final EntityManager em;

        private Writing(EntityManager em) {
            this.em = em;
        }

        /** @throws org.shifan.api.text.ShifanException {@code lifecycle.work.unknown} */
        public Kept require(long id) {
            return WorkStore.require(em, id);
        }

        public List<Kept> find(Wanted wanted) {
            return WorkStore.find(em, wanted);
        }

        public Kept enter(
                String kind, Subject subject, BureauCode bureau, String title, DateRange period, Work.Line line) {
            WorkEntity row = new WorkEntity(kind, subject, bureau, title, period);
            em.persist(row);
            em.flush();
            em.persist(new WorkLineEntity(row.id(), 1, line));
            em.flush();
            return new Kept(row.head(), List.of(line));
        }

        public Kept add(Kept to, Work.Line line) {
            em.persist(new WorkLineEntity(to.head().id(), to.lines().size() + 1, line));
            em.flush();
            List<Work.Line> lines = new ArrayList<>(to.lines());
            lines.add(line);
            return new Kept(to.head(), lines);
        }
    }

    /** @throws org.shifan.api.text.ShifanException {@code lifecycle.work.unknown} */
    public Kept require(long id) {
        return jpa.txExpr(TransactionType.Required, em -> require(em, id));
    }

    /** Newest first. */
    public List<Kept> find(Wanted wanted) {
        return jpa.txExpr(TransactionType.Required, em -> find(em, wanted));
    }

    private static Kept require(EntityManager em, long id) {
        WorkEntity row = em.find(WorkEntity.class, id);
        if (row == null) {
            throw refuse("lifecycle.work.unknown", id);
        }
        return new Kept(
                row.head(),
                em
                        .createQuery(
                                "select l from WorkLineEntity l where l.work = :work order by l.number",
                                WorkLineEntity.class)
                        .setParameter("work", id)
                        .getResultList()
                        .stream()
                        .map(WorkLineEntity::line)
                        .toList());
    }

    private static List<Kept> find(EntityManager em, Wanted wanted) {
        List<String> where = new ArrayList<>(List.of("w.id > 0"));
        Map<String, String> values = new LinkedHashMap<>();
        condition("subject", wanted.subject(), where, values);
        condition("bureau", wanted.bureau(), where, values);
        condition("kind", wanted.kind(), where, values);
        String which = " where " + String.join(" and ", where);
        TypedQuery<WorkEntity> works =
                em.createQuery("select w from WorkEntity w" + which + " order by w.id desc", WorkEntity.class);
        TypedQuery<WorkLineEntity> lines = em.createQuery(
                "select l from WorkLineEntity l where l.work in (select w.id from WorkEntity w" + which
                        + ") order by l.work, l.number",
                WorkLineEntity.class);
        values.forEach((name, value) -> {
            works.setParameter(name, value);
            lines.setParameter(name, value);
        });
        Map<Long, List<Work.Line>> byWork = new LinkedHashMap<>();
        lines.getResultList()
                .forEach(line -> byWork.computeIfAbsent(line.work(), id -> new ArrayList<>())
                        .add(line.line()));
        return works.getResultList().stream()
                .map(row -> new Kept(row.head(), byWork.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static void condition(String column, Object value, List<String> where, Map<String, String> values) {
        if (value != null) {
            where.add("w." + column + " = :" + column);
            values.put(column, value.toString());
        }
    }

    @Override
    public String name() {
        return "lifecycle.work";
    }

    @Override
    public List<AuditedChange> changes(String after, int limit) {
        return jpa.txExpr(
                TransactionType.Required,
                em -> em
                        .createQuery(
                                "select l from WorkLineEntity l where l.id > :after order by l.id",
                                WorkLineEntity.class)
                        .setParameter("after", AuditedChange.number(after))
                        .setMaxResults(limit)
                        .getResultList()
                        .stream()
                        .map(line -> line.change(em.find(WorkEntity.class, line.work())))
                        .toList());
    }
}
