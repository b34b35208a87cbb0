// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.Id;
import javax.persistence.Table;

/**
 * A row of QUAL_REGISTER, which every writer changes before it reads what it decides by: of two who take in the same report
 * at once, on whatever node, the second waits and then finds it.
 */
@Entity
@Table(name = "QUAL_REGISTER")
public class RegisterEntity {
    private static final String INCIDENTS = "INCIDENTS";

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

    /** Takes the writers' lock until the end of the transaction, and counts the revision up. */
    public static void write(EntityManager em) {
        write(em, INCIDENTS);
    }

    /** The same for another register of this bundle, whose changes are no changes of the incidents. */
    public static void write(EntityManager em, String register) {
        int rows = em.createQuery("update RegisterEntity r set r.revision = r.revision + 1 where r.name = :name")
                .setParameter("name", register)
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("QUAL_REGISTER has no row " + register);
        }
    }

    /** The number of the last transaction that wrote. */
    public static long revision(EntityManager em) {
        return em.createQuery("select r.revision from RegisterEntity r where r.name = :name", Long.class)
                .setParameter("name", INCIDENTS)
                .getSingleResult();
    }
}
