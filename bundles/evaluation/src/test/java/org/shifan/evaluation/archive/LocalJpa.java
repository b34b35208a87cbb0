// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

import org.shifan.testdatabases.TestDatabase;

/** The bundle's persistence unit over its own migrated tables. */
public final class LocalJpa implements JpaTemplate, AutoCloseable {
    static final String CHANGELOG = "db/evaluation.xml";

    private final TestDatabase tables;
    private final EntityManagerFactory factory;
    private final AtomicLong statements = new AtomicLong();

    public LocalJpa() {
        this(TestDatabase.of(CHANGELOG));
    }

    /** Over tables. */
    LocalJpa(TestDatabase tables) {
        this.tables = tables;
        factory = Persistence.createEntityManagerFactory(
                "shifan-evaluation", Map.of("javax.persistence.nonJtaDataSource", tables.source()));
        factory.unwrap(Session.class).getEventManager().addListener(new SessionEventAdapter() {
            @Override
            public void postExecuteCall(SessionEvent event) {
                statements.incrementAndGet();
            }
        });
    }

    /** How many statements were sent to the database since this was opened. */
    public long statements() {
        return statements.get();
    }

    @Override
    public <R> R txExpr(TransactionType type, EmFunction<R> code) {
        if (type != TransactionType.Required) {
            throw new IllegalArgumentException("RESOURCE_LOCAL knows REQUIRED only");
        }
        EntityManager em = factory.createEntityManager();
        try {
            em.getTransaction().begin();
            R result = code.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }

    @Override
    public void tx(TransactionType type, EmConsumer code) {
        txExpr(type, em -> {
            code.accept(em);
            return null;
        });
    }

    @Override
    public <R> R txExpr(EmFunction<R> code) {
        return txExpr(TransactionType.Required, code);
    }

    @Override
    public void tx(EmConsumer code) {
        tx(TransactionType.Required, code);
    }

    /** Takes every row out, for the next test. */
    public void clear() {
        tx(em -> {
            em.createQuery("delete from ConfirmationEntity c").executeUpdate();
            em.createQuery("delete from OverrideEntity o").executeUpdate();
            em.createQuery("delete from ChangedEntity c").executeUpdate();
            em.createQuery("delete from WatchEntity w").executeUpdate();
            em.createQuery("delete from ParameterEntity p").executeUpdate();
            em.createQuery("delete from ContentEntity c").executeUpdate();
            em.createQuery("delete from ResultEntity r").executeUpdate();
            em.createQuery("delete from ShadowEntity r").executeUpdate();
            em.createQuery("delete from CriteriaEntity c").executeUpdate();
            em.createQuery("delete from StepEntity s").executeUpdate();
            em.createQuery("delete from PredictionEntity p").executeUpdate();
            em.createQuery("delete from JudgementEntity j").executeUpdate();
            em.createQuery("delete from EvidenceEntity e").executeUpdate();
        });
    }

    @Override
    public void close() {
        factory.close();
        tables.close();
    }
}
