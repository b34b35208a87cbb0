// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle;

import java.util.Map;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;

import org.shifan.testdatabases.TestDatabase;

/** The bundle's tables; work within work joins its transaction, as in the container. */
public final class LifecycleTables implements JpaTemplate {
    private final TestDatabase tables = TestDatabase.of("db/lifecycle.xml");
    private final EntityManagerFactory factory = Persistence.createEntityManagerFactory(
            "shifan-lifecycle",
            Map.of("javax.persistence.nonJtaDataSource", tables.source(), "eclipselink.logging.level", "WARNING"));
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    @Override
    public <R> R txExpr(TransactionType type, EmFunction<R> work) {
        if (current.get() != null) {
            return work.apply(current.get());
        }
        EntityManager em = factory.createEntityManager();
        current.set(em);
        try {
            em.getTransaction().begin();
            R result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            current.remove();
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }

    @Override
    public void tx(TransactionType type, EmConsumer work) {
        txExpr(type, em -> {
            work.accept(em);
            return null;
        });
    }

    @Override
    public <R> R txExpr(EmFunction<R> work) {
        return txExpr(TransactionType.Required, work);
    }

    @Override
    public void tx(EmConsumer work) {
        tx(TransactionType.Required, work);
    }

    /** Takes every row out, for the next test: making the tables takes longer than a test. */
    public void clear() {
        execute("delete from LIFE_PAPER", "delete from LIFE_ENTRY", "delete from LIFE_CASE");
    }

    /** Statements past the program, as somebody with the database's password could give them. */
    public void execute(String... statements) {
        tables.execute(statements);
    }
}
