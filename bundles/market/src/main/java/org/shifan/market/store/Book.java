// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.persistence.EntityManager;
import javax.persistence.FlushModeType;
import javax.persistence.TypedQuery;

import org.shifan.api.core.Decision;
import org.shifan.api.text.Message;

/** The tables within one transaction. */
public final class Book {
    private final EntityManager em;
    private final Instant now;
    private final Map<Class<?>, Long> numbers = new HashMap<>();

    Book(EntityManager em, Instant now) {
        this.em = em;
        this.now = now;
    }

    /** The number of a new row, the next after the highest; for who holds the writers' lock. */
    public long next(Class<?> entity) {
        return numbers.compute(entity, (type, last) -> (last == null ? highest(type) : last) + 1);
    }

    private long highest(Class<?> entity) {
        Long highest = em.createQuery("select max(e.id) from " + entity.getSimpleName() + " e", Long.class)
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
        return highest == null ? 0 : highest;
    }

    public <E> E add(E row) {
        em.persist(row);
        return row;
    }

    /** The row with this number, or null. */
    public <E> E find(Class<E> entity, long id) {
        return em.find(entity, id);
    }

    /**
     * Rows.
     *
     * @param where behind {@code where}, with the row as {@code e} and arguments as {@code ?1}, {@code ?2}
     */
    public <E> List<E> rows(Class<E> entity, String where, Object... arguments) {
        return query(entity, where, arguments).getResultList();
    }

    /** At most so many rows. */
    public <E> List<E> page(Class<E> entity, int offset, int limit, String where, Object... arguments) {
        return query(entity, where, arguments)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    private <E> TypedQuery<E> query(Class<E> entity, String where, Object... arguments) {
        TypedQuery<E> query = em.createQuery("select e from " + entity.getSimpleName() + " e where " + where, entity);
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i]);
        }
        return query;
    }

    /** Adds a line to what was done with something; it is never changed. */
    public void step(String subject, String action, Message what, Decision decision) {
        add(new StepEntity(next(StepEntity.class), subject, action, what.text(), decision, now));
    }

    /** What was done with it, oldest first. */
    public List<StepEntity> steps(String subject) {
        return rows(StepEntity.class, "e.subject = ?1 order by e.id", subject);
    }
}
