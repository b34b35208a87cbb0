// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import java.util.HashMap;
import java.util.Map;

import javax.persistence.EntityManager;
import javax.persistence.FlushModeType;

/**
 * The numbers of new rows within one transaction that has the writers' lock: the next after the highest. So a number is known
 * before the row is written, and rows are written in batches.
 */
public final class Numbers {
    private final EntityManager em;
    private final Map<Class<?>, Long> last = new HashMap<>();

    public Numbers(EntityManager em) {
        this.em = em;
    }

    public long next(Class<?> entity) {
        return last.compute(entity, (type, number) -> (number == null ? highest(type) : number) + 1);
    }

    private long highest(Class<?> entity) {
        Long highest = em.createQuery("select max(e.id) from " + entity.getSimpleName() + " e", Long.class)
                .setFlushMode(FlushModeType.COMMIT)
                .getSingleResult();
        return highest == null ? 0 : highest;
    }
}
