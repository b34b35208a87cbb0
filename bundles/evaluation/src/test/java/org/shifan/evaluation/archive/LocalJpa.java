// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.sql.Connection;
import java.util.Map;

import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.Persistence;
import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.apache.aries.jpa.template.EmConsumer;
import org.apache.aries.jpa.template.EmFunction;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** The bundle's persistence unit over its own migrated tables in a Derby in memory, one for each name. */
public final class LocalJpa implements JpaTemplate, AutoCloseable {
    private final EntityManagerFactory factory;

    public LocalJpa(String name) throws Exception {
        this(name, database -> {});
    }

    /** What is done to the database before it is migrated. */
    interface Before {
        void run(DataSource database) throws Exception;
    }

    LocalJpa(String name, Before before) throws Exception {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        EmbeddedDataSource database = new EmbeddedDataSource();
        database.setDatabaseName("memory:" + name);
        database.setCreateDatabase("create");
        before.run(database);
        migrate(database);
        factory = Persistence.createEntityManagerFactory(
                "shifan-evaluation", Map.of("javax.persistence.nonJtaDataSource", database));
    }

    private static void migrate(DataSource source) throws Exception {
        try (Connection connection = source.getConnection()) {
            liquibase(connection).update(new Contexts());
        }
    }

    /** Migrates to the state of an earlier release: so many steps of the changelog and no more. */
    static void migrate(DataSource source, int steps) throws Exception {
        try (Connection connection = source.getConnection()) {
            liquibase(connection).update(steps, new Contexts(), new LabelExpression());
        }
    }

    private static Liquibase liquibase(Connection connection) throws Exception {
        return new Liquibase(
                "db/evaluation.xml",
                new ClassLoaderResourceAccessor(),
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection)));
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
    }
}
