// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.sql.DataSource;

import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.shifan.records.store.Database;

/** An own database in memory with the bundle's tables, made by its own changelog. */
public final class TestTables implements AutoCloseable {
    private static final Logger QUIET = Logger.getLogger("liquibase");

    static {
        QUIET.setLevel(Level.WARNING);
        System.setProperty("derby.stream.error.file", "target/derby.log");
    }

    /** The address of a PostgreSQL of which every instance gets a schema of its own; empty for Derby. */
    private static final String POSTGRESQL = System.getProperty("shifan.test.postgresql", "");

    private final DataSource source;

    public TestTables() {
        this(Integer.MAX_VALUE);
    }

    /** Tables as they were after so many change sets. */
    TestTables(int changes) {
        this(POSTGRESQL.isEmpty() ? derby("memory:" + UUID.randomUUID()) : postgresql(), changes);
    }

    private TestTables(DataSource source, int changes) {
        this.source = source;
        migrate(changes);
    }

    private static DataSource derby(String name) {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(name + ";create=true");
        return derby;
    }

    private static DataSource postgresql() {
        String schema = "t" + UUID.randomUUID().toString().replace("-", "");
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setUrl(POSTGRESQL);
        try (Connection connection = postgresql.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        postgresql.setCurrentSchema(schema);
        return postgresql;
    }

    /** Tables in a folder; its database is made when it is not there. */
    public static TestTables on(Path folder) {
        return new TestTables(derby(folder.toString()), Integer.MAX_VALUE);
    }

    /** Lets go of the database, so that another process may have it. */
    @Override
    public void close() {
        try {
            EmbeddedDataSource derby = (EmbeddedDataSource) source;
            derby.setShutdownDatabase("shutdown");
            derby.getConnection().close();
        } catch (SQLException e) {
            // Derby says so when it has shut down.
            if (!"08006".equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Carries out so many more change sets. */
    void migrate(int changes) {
        try (Connection connection = source.getConnection()) {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                Liquibase liquibase = new Liquibase(
                        "db/records.xml", new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.update(changes, "");
            });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public DataSource source() {
        return source;
    }

    public Database database() {
        return new Database(source);
    }

    /** The same, and does something before each connection that is asked for. */
    public Database database(Runnable beforeConnection) {
        Class<?>[] type = {DataSource.class};
        return new Database((DataSource)
                Proxy.newProxyInstance(DataSource.class.getClassLoader(), type, (self, method, arguments) -> {
                    beforeConnection.run();
                    return method.invoke(source, arguments);
                }));
    }

    /** Executes statements. */
    public void execute(String... statements) {
        try (Connection connection = source.getConnection();
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
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int width = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder line = new StringBuilder();
                for (int i = 1; i <= width; i++) {
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
}
