// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.MigrationFailedException;
import liquibase.exception.ValidationFailedException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of one module after the other up to date in one database. Not safe for use by several threads. */
final class Migrator {

    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);
    private static final int LOCK_WAIT_MINUTES = 5;

    private final DataSource database;
    private boolean lockChecked;

    Migrator(DataSource database) {
        this.database = database;
    }

    /**
     * Runs the change sets that this database hasn't seen.
     *
     * @param stamp which installation of the bundle this is; one that has migrated this database is not run again
     * @throws MigrationException if one fails, was edited after it ran, or the changelog cannot be read; the change sets
     *     before it stay
     */
    void migrate(SchemaHeader header, ChangelogResources resources, String stamp) throws MigrationException {
        try {
            try (Connection connection = database.getConnection()) {
                if (Stamps.has(connection, header.module(), stamp)) {
                    return;
                }
            }
            run(header, resources);
            try (Connection connection = database.getConnection()) {
                Stamps.set(connection, header.module(), stamp);
            }
        } catch (Exception e) {
            throw new MigrationException(reason(e), e);
        }
    }

    private void run(SchemaHeader header, ChangelogResources resources) throws Exception {
        ClassLoader own = getClass().getClassLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(own);
        try {
            Map<String, Object> scope = Map.of(
                    Scope.Attr.classLoader.name(),
                    own,
                    Scope.Attr.logService.name(),
                    new LiquibaseLog(),
                    Scope.Attr.ui.name(),
                    new LoggerUIService(),
                    Scope.Attr.resourceAccessor.name(),
                    new CompositeResourceAccessor(resources, new ClassLoaderResourceAccessor(own)),
                    GlobalConfiguration.CHANGELOGLOCK_WAIT_TIME.getKey(),
                    LOCK_WAIT_MINUTES,
                    AnalyticsArgs.ENABLED.getKey(),
                    false);
            Scope.child(scope, () -> update(header, resources));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void update(SchemaHeader header, ChangelogResources resources) throws LiquibaseException, SQLException {
        try (Connection connection = database.getConnection()) {
            Database db =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            releaseLockOfTheDead(db, connection.getMetaData().getURL());
            Liquibase liquibase = new Liquibase(header.logicalPath(), resources, db);
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            try {
                liquibase.update(new Contexts(), new LabelExpression());
            } finally {
                // A run that finds nothing to do leaves its reads open, and Derby doesn't close on open reads.
                db.rollback();
            }
        }
    }

    /**
     * An embedded Derby belongs to this process alone, so a lock that is there before our first migration was left by a
     * process that was killed in the middle of one. In a database that others share, the lock may be somebody's who works.
     */
    private void releaseLockOfTheDead(Database db, String url) throws LiquibaseException {
        if (lockChecked) {
            return;
        }
        lockChecked = true;
        if (url.startsWith("jdbc:derby:") && !url.startsWith("jdbc:derby://")) {
            LockService locks = LockServiceFactory.getInstance().getLockService(db);
            if (locks.listLocks().length > 0) {
                LOG.warn("A migration was interrupted when this database was last in use; it goes on from there");
                locks.forceReleaseLock();
            }
        }
    }

    private static String reason(Throwable failure) {
        Throwable telling = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            telling = t;
            if (t instanceof MigrationFailedException || t instanceof ValidationFailedException) {
                break;
            }
        }
        return String.valueOf(telling.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
