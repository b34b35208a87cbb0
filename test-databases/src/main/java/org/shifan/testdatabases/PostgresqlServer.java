// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.testdatabases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL on loopback, on a free port, with its data in {@code target/postgresql} of the module under test. It
 * is started when the first test asks for it and stopped when the process of the tests ends, however they went. One that
 * was left by a killed process stops by itself: the next start takes its folder away.
 */
final class PostgresqlServer {
    private static final int CONNECTIONS = 60;
    private static final int ATTEMPTS = 10;

    /** A server of one's own in its place: the address of a database in which schemas can be made. */
    private static final String GIVEN = System.getProperty("shifan.test.postgresql", "");

    private static final class Holder {
        static final PostgresqlServer ONE = new PostgresqlServer(GIVEN.isEmpty() ? start() : GIVEN);
    }

    private final String address;
    private final HikariDataSource pool;

    private PostgresqlServer(String address) {
        this.address = address;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        pool = new HikariDataSource(config);
    }

    static {
        System.setProperty("org.slf4j.simpleLogger.log.io.zonky", "warn");
        System.setProperty("org.slf4j.simpleLogger.log.com.zaxxer", "warn");
    }

    static PostgresqlServer running() {
        return Holder.ONE;
    }

    /** As the server is used in tests nothing has to outlive a power cut. */
    private static String start() {
        Path data = Path.of("target", "postgresql").toAbsolutePath();
        Path programs = Path.of(System.getProperty("shifan.test.postgresql.folder", data.toString()));
        for (int attempt = 1; ; attempt++) {
            try {
                return started(data.resolve("data"), programs.resolve("programs"));
            } catch (IllegalStateException e) {
                // The server of the run of tests before writes into the folder until it has ended.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start; see test-databases/README.md", e);
            }
        }
    }

    private static String started(Path data, Path programs) throws IOException {
        // It stops by a hook of its own when this process ends.
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(programs.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Makes a schema. */
    void create(String schema) {
        execute("CREATE SCHEMA " + schema);
    }

    /** Drops a schema with all that is in it. */
    void drop(String schema) {
        execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections that work in a schema. */
    DataSource source(String schema) {
        return new SchemaSource(pool, schema);
    }

    /** The address of a schema, for another process. */
    String address(String schema) {
        return address + (address.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    }
}
