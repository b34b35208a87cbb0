// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.shifan.api.code.BureauCode;
import org.shifan.records.store.Database;

/** One line for every import that was ever begun: what was read, by whom, and what became of it. Times are UTC. */
final class ImportLog {
    /** What became of the rows. */
    record Counts(long rows, long stored, long unchanged, long rejected) {}

    private final Database database;
    private final Clock clock;

    ImportLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The clock by which imports are dated. */
    Clock clock() {
        return clock;
    }

    /** Begins an import and gives it its number. */
    long begin(String kind, String file, Table table, BureauCode bureau, String by, boolean synthetic) {
        return database.transaction(connection -> insert(connection, kind, file, table, bureau, by, synthetic));
    }

    private long insert(
            Connection connection,
            String kind,
            String file,
            Table table,
            BureauCode bureau,
            String by,
            boolean synthetic)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO REC_IMPORT (kind, file_name, sha256, bureau, imported_by, started, state, encoding,"
                        + " synthetic) VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?)",
                new String[] {"ID"})) {
            insert.setString(1, kind);
            insert.setString(2, end(file, 255));
            insert.setString(3, table.sha256());
            insert.setString(4, bureau.value());
            insert.setString(5, end(by, 100));
            insert.setTimestamp(6, now());
            insert.setString(7, table.encoding());
            insert.setBoolean(8, synthetic);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** Ends an import; {@code done} says whether it came to the end of the file. */
    void end(long id, boolean done, Counts counts) {
        database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE REC_IMPORT SET finished = ?, state = ?,"
                    + " row_count = ?, stored = ?, unchanged = ?, rejected = ? WHERE id = ?")) {
                update.setTimestamp(1, now());
                update.setString(2, done ? "DONE" : "STOPPED");
                update.setLong(3, counts.rows());
                update.setLong(4, counts.stored());
                update.setLong(5, counts.unchanged());
                update.setLong(6, counts.rejected());
                update.setLong(7, id);
                return update.executeUpdate();
            }
        });
    }

    private Timestamp now() {
        return Timestamp.valueOf(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** The end of a long name says more than its beginning. */
    private static String end(String text, int length) {
        return text.length() <= length ? text : text.substring(text.length() - length);
    }
}
