// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testdatabases;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that one test has for itself. */
public final class TestDatabase implements AutoCloseable {
    private static final boolean POSTGRESQL = "postgresql".equals(System.getProperty("shifan.test.database"));
    private static final String POSTGRESQL_ADDRESS = "jdbc:postgresql:";
    private static final String MEMORY = "memory:";
    /** Derby waits for half a second before it drops a database of its memory, for which no test needs to wait. */
    private static final ExecutorService DROPPING = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "test-database-drop");
        thread.setDaemon(true);
        return thread;
    });

    static {
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    private final DataSource source;
    private final String address;
    private final Runnable closing;
    private volatile boolean closed;

    /** A Derby. */
    private TestDatabase(DataSource source, String name) {
        this(source, name, name.startsWith(MEMORY) ? () -> DROPPING.execute(() -> stop(name)) : () -> stop(name));
    }

    private TestDatabase(DataSource source, String address, Runnable closing) {
        this.source = source;
        this.address = address;
        this.closing = closing;
    }

    /** An empty database of the kind for which the tests run: Derby, or PostgreSQL in their second run. */
    public static TestDatabase empty() {
        return POSTGRESQL ? postgresql() : derby();
    }

    /** The same with the tables of a changelog of the class path. */
    public static TestDatabase of(String changelog) {
        return POSTGRESQL ? postgresql(changelog) : derby(MEMORY + UUID.randomUUID(), changelog);
    }

    private static TestDatabase postgresql(String changelog) {
        TestDatabase empty = postgresql();
        try (Connection connection = empty.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(Templates.script(changelog, connection.getSchema()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return empty;
    }

    /** An empty Derby in memory, in every run. */
    public static TestDatabase derby() {
        return derby(MEMORY + UUID.randomUUID());
    }

    /** An empty schema of a PostgreSQL, in every run. */
    public static TestDatabase postgresql() {
        PostgresqlServer server = PostgresqlServer.running();
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        server.create(schema);
        return new TestDatabase(server.source(schema), server.address(schema), () -> server.drop(schema));
    }

    /** An empty database that can be handed over: a Derby in that folder, or a PostgreSQL. */
    public static TestDatabase shared(Path folder) {
        return POSTGRESQL ? postgresql() : derby(folder.toString());
    }

    /** The same with the tables of a changelog of the class path. */
    public static TestDatabase shared(Path folder, String changelog) {
        return POSTGRESQL ? postgresql(changelog) : derby(folder.toString(), changelog);
    }

    /** The database at an address. */
    public static TestDatabase at(String address) {
        if (!address.startsWith(POSTGRESQL_ADDRESS)) {
            return derby(address);
        }
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(address);
        return new TestDatabase(postgresql, address, () -> {});
    }

    private static TestDatabase derby(String name) {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(name + ";create=true");
        return new TestDatabase(derby, name);
    }

    /** A Derby with the tables of a changelog. */
    private static TestDatabase derby(String name, String changelog) {
        EmbeddedDataSource copied = new EmbeddedDataSource();
        copied.setDatabaseName(name);
        copied.setConnectionAttributes("createFrom=" + Templates.backup(changelog));
        try {
            copied.getConnection().close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return derby(name);
    }

    private static void stop(String name) {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(name);
        if (name.startsWith(MEMORY)) {
            derby.setConnectionAttributes("drop=true");
        } else {
            derby.setShutdownDatabase("shutdown");
        }
        try {
            derby.getConnection().close();
        } catch (SQLException e) {
            // Derby says so when it has dropped a database or shut it down, and when it is gone already.
            if (!List.of("08006", "XJ004").contains(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Lets other processes have it, for a Derby in a folder serves one at a time; its address, for {@link #at}. */
    public String handOver() {
        if (!isShared()) {
            stop(address);
        }
        return address;
    }

    /** Whether several processes can have it at once. */
    private boolean isShared() {
        return address.startsWith(POSTGRESQL_ADDRESS);
    }

    public DataSource source() {
        return source;
    }

    /** Carries out a changelog of the class path. */
    public TestDatabase migrate(String changelog) {
        return migrate(changelog, Integer.MAX_VALUE);
    }

    /** Carries out so many change sets of a changelog, beyond those that were carried out already. */
    public TestDatabase migrate(String changelog, int changeSets) {
        Migrations.carryOut(source, changelog, changeSets);
        return this;
    }

    private Connection open() throws SQLException {
        if (closed) {
            throw new IllegalStateException("the database is closed");
        }
        return source.getConnection();
    }

    /** Executes statements. */
    public void execute(String... statements) {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, cells joined by a bar; for comparing whole tables. */
    public List<String> rows(String sql) {
        List<String> out = new ArrayList<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int width = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= width; i++) {
                    // PostgreSQL would say t and f.
                    line.append(i == 1 ? "" : "|")
                            .append(row.getObject(i) instanceof Boolean truth ? truth.toString() : row.getString(i));
                }
                out.add(line.toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return out;
    }

    /** What was in memory or in a schema is gone; what is in a folder or was found at an address stays. */
    @Override
    public void close() {
        closed = true;
        closing.run();
    }
}
