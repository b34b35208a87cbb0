// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

import org.shifan.testdatabases.LocalTransactions;
import org.shifan.testdatabases.TestDatabase;

/** The bundle's persistence unit over its own migrated tables. */
public final class LocalJpa extends LocalTransactions implements AutoCloseable {
    static final String CHANGELOG = "db/evaluation.xml";

    private final TestDatabase tables;
    private final EntityManagerFactory factory;
    private final AtomicLong statements = new AtomicLong();

    public LocalJpa() {
        this(TestDatabase.of(CHANGELOG));
    }

    /** Over tables. */
    LocalJpa(TestDatabase tables) {
        this(
                tables,
                Persistence.createEntityManagerFactory(
                        "shifan-evaluation", Map.of("javax.persistence.nonJtaDataSource", tables.source())));
    }

    private LocalJpa(TestDatabase tables, EntityManagerFactory factory) {
        super(factory);
        this.tables = tables;
        this.factory = factory;
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
            em.createQuery("delete from DecidingEntity d").executeUpdate();
        });
    }

    @Override
    public void close() {
        factory.close();
        tables.close();
    }
}
