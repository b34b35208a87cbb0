// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.Id;
import javax.persistence.Table;

/** The row of EVAL_LOCK, which is changed before it is read what was decided, on whatever node. */
@Entity
@Table(name = "EVAL_LOCK")
class LockEntity {
    @Id
    @Column(name = "NAME")
    private String name;

    @Column(name = "REVISION", nullable = false)
    private long revision;

    protected LockEntity() {}

    /** Keeps everybody else who holds it waiting until the end of the transaction. */
    static void hold(EntityManager em) {
        int rows = em.createQuery("update LockEntity l set l.revision = l.revision + 1 where l.name = 'DECISIONS'")
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("EVAL_LOCK has no row");
        }
    }
}
