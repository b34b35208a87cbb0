// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.shifan.testdatabases.TestDatabase;

/** An empty database of its own with the tables of the records, reached through a pool as in the distribution. */
final class Store implements AutoCloseable {
    /** Which database; Derby is on disk, PostgreSQL a server on loopback. */
    enum Brand {
        DERBY("Derby"),
        POSTGRESQL("PostgreSQL");

        final String title;

        Brand(String title) {
            this.title = title;
        }
    }

    private final TestDatabase database;
    private final HikariDataSource pool;
    private final Path folder;
    private final Brand brand;

    Store(Brand brand, Path folder) throws IOException {
        this.folder = folder;
        this.brand = brand;
        delete();
        database = brand == Brand.DERBY ? TestDatabase.at(folder.toString()) : TestDatabase.postgresql();
        database.migrate("db/records.xml");
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(4);
        if (brand == Brand.DERBY) {
            config.setDataSource(database.source());
        } else {
            config.setJdbcUrl(database.handOver());
        }
        pool = new HikariDataSource(config);
    }

    Brand brand() {
        return brand;
    }

    DataSource source() {
        return pool;
    }

    /** Tells the planner what there is, as either database does by itself after a while. */
    void analyse() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table :
                    new String[] {"REC_EXPORT", "REC_EXPORT_DECLARATION", "REC_INSPECTION", "REC_INCIDENT", "REC_ROLLUP"
                    }) {
                statement.execute(
                        pool.getJdbcUrl() == null
                                ? "CALL SYSCS_UTIL.SYSCS_UPDATE_STATISTICS(CURRENT SCHEMA, '" + table + "', NULL)"
                                : "ANALYZE " + table);
            }
        }
    }

    long one(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void delete() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        // A Derby on disk serves until it is handed over.
        database.handOver();
        database.close();
        delete();
    }
}
