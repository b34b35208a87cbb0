// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.Id;
import javax.persistence.Table;

/** The row of FAC_REGISTER, which every writer changes before it reads what it decides by, on whatever node. */
@Entity
@Table(name = "FAC_REGISTER")
public class RegisterEntity {
    @Id
    @Column(name = "NAME")
    private String name;

    @Column(name = "REVISION", nullable = false)
    private long revision;

    protected RegisterEntity() {}

    String name() {
        return name;
    }

    long revision() {
        return revision;
    }

    /** Takes the writers' lock until the end of the transaction. */
    public static void write(EntityManager em) {
        int rows = em.createQuery(
                        "update RegisterEntity r set r.revision = r.revision + 1 where r.name = 'FACILITATION'")
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("FAC_REGISTER has no row");
        }
    }

    /** The number of a new row, the next after the highest; for who holds the writers' lock. */
    public static long next(EntityManager em, Class<?> entity) {
        return next(em, entity, "id");
    }

    /** The same for another number of rows, such as their place among those that were ended. */
    public static long next(EntityManager em, Class<?> entity, String number) {
        Long highest = em.createQuery("select max(e." + number + ") from " + entity.getSimpleName() + " e", Long.class)
                .getSingleResult();
        return (highest == null ? 0 : highest) + 1;
    }
}
