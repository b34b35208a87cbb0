// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import org.shifan.records.store.Database;
import org.shifan.testdatabases.TestDatabase;

/** An own database with the bundle's tables, made by its own changelog. */
public final class TestTables implements AutoCloseable {
    private static final String CHANGELOG = "db/records.xml";

    private final TestDatabase tables;

    public TestTables() {
        this(TestDatabase.of(CHANGELOG));
    }

    /** Tables as they were after so many change sets. */
    TestTables(int changes) {
        this(TestDatabase.empty().migrate(CHANGELOG, changes));
    }

    private TestTables(TestDatabase tables) {
        this.tables = tables;
    }

    /** Tables that another process can use: in a folder, or in a PostgreSQL. */
    public static TestTables shared(Path folder) {
        return new TestTables(TestDatabase.shared(folder, CHANGELOG));
    }

    /** The tables at an address, which are made when they are not there. */
    public static TestTables at(String address) {
        return new TestTables(TestDatabase.at(address).migrate(CHANGELOG));
    }

    /** Lets other processes have it; its address for them. */
    public String handOver() {
        return tables.handOver();
    }

    @Override
    public void close() {
        tables.close();
    }

    /** Carries out so many more change sets. */
    void migrate(int changes) {
        tables.migrate(CHANGELOG, changes);
    }

    public DataSource source() {
        return tables.source();
    }

    public Database database() {
        return new Database(source());
    }

    /** The same, and does something before each connection that is asked for. */
    public Database database(Runnable beforeConnection) {
        Class<?>[] type = {DataSource.class};
        return new Database((DataSource)
                Proxy.newProxyInstance(DataSource.class.getClassLoader(), type, (self, method, arguments) -> {
                    beforeConnection.run();
                    return method.invoke(source(), arguments);
                }));
    }

    /** Executes statements. */
    public void execute(String... statements) {
        tables.execute(statements);
    }

    /** The rows of a query, cells joined by a bar; for comparing whole tables. */
    public List<String> rows(String sql) {
        return tables.rows(sql);
    }
}
