// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.store;

import javax.persistence.EntityManager;

/**
 * The registers. Each has one row in CORE_REGISTER, which every writer changes before it reads what it decides by: of two
 * writers at once the second waits until the first has committed, and then sees what it wrote. That is why two overlapping
 * admissions never both get in, on any database and on any number of nodes. The number in the row is the register's
 * revision.
 */
public enum Register {
    ZONES,
    ENTERPRISES,
    MEMBERSHIPS,
    GRANTS;

    /** Takes the writers' lock until the end of the transaction, and counts the revision up. */
    public void write(EntityManager em) {
        int rows = em.createQuery("update RegisterEntity r set r.revision = r.revision + 1 where r.name = :name")
                .setParameter("name", name())
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("CORE_REGISTER has no row " + name());
        }
    }

    /** The number of the last transaction that wrote. */
    public long revision(EntityManager em) {
        return em.createQuery("select r.revision from RegisterEntity r where r.name = :name", Long.class)
                .setParameter("name", name())
                .getSingleResult();
    }
}
