// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/** The tables of this bundle, once they are migrated: work in one transaction over JDBC. */
@Component(service = Database.class)
public final class Database {
    private static final Messages M = Messages.of(Database.class);
    private static final int ATTEMPTS = 10;
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 400;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** Work on a connection that is not in auto-commit. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** A key that should be new was there already: somebody else stored it, or the same rows came twice. */
    public static final class DuplicateKey extends Exception {
        private static final long serialVersionUID = 1L;

        DuplicateKey(SQLException cause) {
            super(cause);
        }
    }

    private final DataSource source;
    private volatile Dialect dialect;
    private final Partitions partitions = new Partitions(this);

    @Activate
    public Database(
            @Reference(target = "(dataSourceName=shifan)") DataSource source,
            @Reference(target = "(shifan.schema=records)") SchemaReady ready) {
        this(source);
        new OldMarkets(this).move();
    }

    public Database(DataSource source) {
        this.source = source;
    }

    /** Which database it is; it stays the same. */
    Dialect dialect() {
        if (dialect == null) {
            dialect = transaction(Dialect::of);
        }
        return dialect;
    }

    /** The partitions by year of the tables of records. */
    Partitions partitions() {
        return partitions;
    }

    /**
     * Works in one transaction: all of it or nothing. A loser of a race with another transaction tries again, after a pause
     * that grows: Derby refuses at once, without waiting, when two transactions ask an identity column for its next
     * numbers, so that a second attempt in the same instant would lose as well.
     *
     * @throws ShifanException {@code records.database} when the database refuses
     */
    public <T> T transaction(Work<T> work) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                boolean again = attempt < ATTEMPTS
                        && System.nanoTime() - began < PATIENCE_NANOS
                        && (isDuplicate(e) || isRace(e))
                        && pause(attempt);
                if (!again) {
                    throw new ShifanException(M.message("records.database", String.valueOf(e.getMessage())), e);
                }
            }
        }
    }

    /** Waits for a part of a time that doubles, by chance, so that two losers part; false when the thread is to stop. */
    private static boolean pause(int attempt) {
        long longest = Math.min(FIRST_PAUSE_MILLIS << attempt, LONGEST_PAUSE_MILLIS);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Works in a transaction that sees one state of the tables, which nobody changes until it ends. */
    <T> T serializable(Work<T> work) {
        return transaction(connection -> {
            int isolation = connection.getTransactionIsolation();
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setTransactionIsolation(isolation);
            }
        });
    }

    /** Works as in a transaction, and leaves nothing of it behind. */
    <T> T preview(Work<T> work) {
        return transaction(connection -> {
            T result = work.with(connection);
            connection.rollback();
            return result;
        });
    }

    /** The same, once, for an optimist who inserts without looking first. */
    public <T> T optimistic(Work<T> work) throws DuplicateKey {
        try {
            return once(work);
        } catch (SQLException e) {
            if (isDuplicate(e) || isRace(e)) {
                throw new DuplicateKey(e);
            }
            throw new ShifanException(M.message("records.database", String.valueOf(e.getMessage())), e);
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            boolean auto = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                connection.setAutoCommit(auto);
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, auto, e);
                throw e;
            }
        }
    }

    /** A connection that is lost cannot roll back; what lost it says more than that. */
    private static void rollback(Connection connection, boolean auto, Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(auto);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    static boolean isDuplicate(SQLException e) {
        return state(e, "23");
    }

    private static boolean isRace(SQLException e) {
        return state(e, "40");
    }

    private static boolean state(SQLException e, String category) {
        if (e.getSQLState() != null && e.getSQLState().startsWith(category)) {
            return true;
        }
        return e instanceof BatchUpdateException
                && e.getNextException() != null
                && state(e.getNextException(), category);
    }
}
