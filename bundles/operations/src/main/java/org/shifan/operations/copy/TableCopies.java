// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.operations.DatabaseCopies;
import org.shifan.api.operations.DatabaseCopy;
import org.shifan.api.schema.TableMaker;
import org.shifan.operations.hand.Asking;

import static org.shifan.operations.copy.CopyMessages.refuse;

/**
 * Copies table by table, in one transaction on each side. It reads what belongs to other bundles as a backup does: whole
 * and without understanding it; their own changelogs make the tables that it fills.
 */
@Component
public final class TableCopies implements DatabaseCopies {
    private static final Logger LOG = LoggerFactory.getLogger(TableCopies.class);
    /** Is there from the first table of a copy to its last row: who finds it finds a copy that was killed. */
    private static final String UNFINISHED = "SHIFAN_COPY";

    private static final String DERBY = "Apache Derby";

    private final DataSource source;
    private final TableMaker maker;
    private final Collection<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers;
    private final BundleContext context;
    private final Asking asking;
    private final ReentrantLock one = new ReentrantLock();

    /**
     * @param source null while there is none
     * @param maker null while there is none
     */
    @Activate
    public TableCopies(
            BundleContext context,
            @Reference(
                            target = "(dataSourceName=shifan)",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    DataSource source,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    TableMaker maker,
            @Reference(service = DataSourceFactory.class, policyOption = ReferencePolicyOption.GREEDY)
                    Collection<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers,
            @Reference Asking asking) {
        this.asking = asking;
        this.context = context;
        this.source = source;
        this.maker = maker;
        this.drivers = drivers;
    }

    @Override
    public DatabaseCopy copy(Path settings, Progress progress) {
        asking.require("database.copy");
        if (source == null || maker == null) {
            throw refuse("copy.database.none");
        }
        if (!one.tryLock()) {
            throw refuse("copy.running");
        }
        try {
            return copy(OtherDatabase.find(settings, context::getProperty, drivers), progress);
        } finally {
            one.unlock();
        }
    }

    private DatabaseCopy copy(DataSource other, Progress progress) {
        String place = prepare(other);
        try {
            maker.makeTables(other);
            return fill(other, place, progress);
        } catch (SQLException e) {
            clear(other);
            throw refuse(e, "copy.failed", place, words(e));
        } catch (RuntimeException e) {
            clear(other);
            throw e;
        }
    }

    /** Looks whether it is empty, and marks it as a copy under way; its address. */
    private static String prepare(DataSource other) {
        try (Connection connection = other.getConnection()) {
            String place = address(connection);
            Tables there = Tables.of(connection);
            if (there.has(UNFINISHED)) {
                LOG.warn("A copy into {} was interrupted; what it left is taken away", place);
                there.drop(connection);
            } else if (!there.isEmpty()) {
                throw refuse("copy.filled", place, there.names());
            }
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE " + UNFINISHED + " (BEGUN BIGINT NOT NULL)");
            }
            return place;
        } catch (SQLException e) {
            throw refuse(e, "copy.connect", words(e));
        }
    }

    private DatabaseCopy fill(DataSource other, String place, Progress progress) throws SQLException {
        try (Connection from = source.getConnection();
                Connection to = other.getConnection()) {
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            int isolation = from.getTransactionIsolation();
            try {
                from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                Tables ours = Tables.of(from);
                Tables theirs = Tables.of(to);
                List<String> names = ours.inOrder();
                requireAll(names, theirs);
                hold(from, ours, names);
                List<DatabaseCopy.Table> copied = new Filling(from, ours, to, theirs, place, progress).fill(names);
                try (Statement statement = to.createStatement()) {
                    statement.executeUpdate(
                            "DROP TABLE " + theirs.table(UNFINISHED).quoted());
                }
                to.commit();
                LOG.info("{} tables were copied into {}", copied.size(), place);
                return new DatabaseCopy(address(from), place, copied);
            } finally {
                // Nothing of it has to outlast a failure, and the pool gets its connection back as it was.
                to.rollback();
                from.rollback();
                from.setTransactionIsolation(isolation);
                from.setAutoCommit(true);
            }
        }
    }

    private static void requireAll(List<String> names, Tables theirs) {
        TreeSet<String> lacking = new TreeSet<>(names);
        lacking.removeAll(theirs.names());
        if (!lacking.isEmpty()) {
            throw refuse("copy.tables", lacking);
        }
    }

    /** PostgreSQL shows one state to a transaction; on Derby nobody else may write until it ends. */
    private static void hold(Connection from, Tables ours, List<String> names) throws SQLException {
        if (!DERBY.equals(from.getMetaData().getDatabaseProductName())) {
            return;
        }
        try (Statement statement = from.createStatement()) {
            for (String name : names) {
                statement.executeUpdate("LOCK TABLE " + ours.table(name).quoted() + " IN SHARE MODE");
            }
        } catch (SQLException e) {
            throw refuse(e, "copy.busy", words(e));
        }
    }

    /** The rows of one copy, counted on their way. */
    private record Filling(
            Connection from, Tables ours, Connection to, Tables theirs, String place, Progress progress) {

        List<DatabaseCopy.Table> fill(List<String> names) throws SQLException {
            long[] count = {0, 0};
            for (int i = names.size() - 1; i >= 0; i--) {
                try (Statement statement = to.createStatement()) {
                    // What the changelogs put in is among what is copied.
                    statement.executeUpdate(
                            "DELETE FROM " + theirs.table(names.get(i)).quoted());
                }
                // Each is written and then read.
                count[1] += 2 * rows(names.get(i));
            }
            List<DatabaseCopy.Table> out = new ArrayList<>();
            for (String name : names) {
                try {
                    out.add(fill(name, more -> progress.at(count[0] += more, count[1])));
                } catch (SQLException e) {
                    throw refuse(e, "copy.failed.table", place, name, words(e));
                }
            }
            out.sort(Comparator.comparing(DatabaseCopy.Table::name));
            return out;
        }

        private DatabaseCopy.Table fill(String name, LongConsumer more) throws SQLException {
            TableCopy table = new TableCopy(name, ours, theirs);
            TableSum was = table.copy(from, to, more);
            TableSum is = table.sum(to, more);
            if (was.rows() != is.rows() || !was.checksum().equals(is.checksum())) {
                throw refuse("copy.differs", name, was.rows(), was.checksum(), is.rows(), is.checksum());
            }
            return new DatabaseCopy.Table(name, is.rows(), is.checksum());
        }

        private long rows(String name) throws SQLException {
            try (Statement statement = from.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT COUNT(*) FROM " + ours.table(name).quoted())) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** After a failure: it was empty before, so all that is there is of this copy. */
    private static void clear(DataSource other) {
        try (Connection connection = other.getConnection()) {
            Tables.of(connection).drop(connection);
        } catch (SQLException e) {
            LOG.warn("What a failed copy left is still there; the next copy takes it away", e);
        }
    }

    /** Without what may be secret in it. */
    private static String address(Connection connection) throws SQLException {
        return connection.getMetaData().getURL().replaceFirst("[?;].*", "");
    }

    private static String words(SQLException e) {
        SQLException last = e.getNextException() == null ? e : e.getNextException();
        return String.valueOf(last.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
