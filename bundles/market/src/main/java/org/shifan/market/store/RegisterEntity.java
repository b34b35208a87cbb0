// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.Id;
import javax.persistence.Table;

/** The row of MKT_REGISTER, which every writer changes before it reads what it decides by. */
@Entity
@Table(name = "MKT_REGISTER")
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

    /** The number of the last transaction that wrote. */
    public static long revision(Book book) {
        return book.rows(RegisterEntity.class, "e.name = 'MARKET'").get(0).revision();
    }

    /** Takes the writers' lock until the end of the transaction, and counts the revision up. */
    static void write(EntityManager em) {
        int rows = em.createQuery("update RegisterEntity r set r.revision = r.revision + 1 where r.name = 'MARKET'")
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("MKT_REGISTER has no row");
        }
    }
}
