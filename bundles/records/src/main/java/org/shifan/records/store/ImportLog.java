// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.shifan.api.intake.ImportMode;

/** One line for every import that was ever begun: what was read, by whom, and what became of it. Times are UTC. */
public final class ImportLog {
    /** What became of the rows. */
    public record Counts(long rows, long stored, long unchanged, long rejected) {}

    private final Database database;
    private final Clock clock;

    public ImportLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The clock by which imports are dated. */
    public Clock clock() {
        return clock;
    }

    /**
     * What is begun.
     *
     * @param bureau whose records; empty for all
     * @param reason why records are changed; empty for new ones
     */
    public record Begun(
            String kind,
            String file,
            String sha256,
            String encoding,
            String bureau,
            String by,
            boolean synthetic,
            ImportMode mode,
            String reason) {}

    /** Begins an import and gives it its number. */
    public long begin(Begun begun) {
        return database.transaction(connection -> insert(connection, begun));
    }

    private long insert(Connection connection, Begun begun) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO REC_IMPORT (kind, file_name, sha256, bureau, imported_by, started, state, encoding,"
                        + " synthetic, import_mode, reason) VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?)",
                // By name the databases disagree on its letters; it is the first column.
                Statement.RETURN_GENERATED_KEYS)) {
            insert.setString(1, begun.kind());
            insert.setString(2, end(begun.file(), 255));
            insert.setString(3, begun.sha256());
            insert.setString(4, begun.bureau());
            insert.setString(5, end(begun.by(), 100));
            insert.setTimestamp(6, now());
            insert.setString(7, begun.encoding());
            insert.setBoolean(8, begun.synthetic());
            insert.setString(9, begun.mode().code());
            insert.setString(10, end(begun.reason(), 300));
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** Ends an import; {@code done} says whether it came to the end of the file. */
    public void end(long id, boolean done, Counts counts) {
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

    /** How far imports have come: another text when one begins, and another one when it ends. */
    public String state() {
        return database.transaction(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT MAX(id), COUNT(finished) FROM REC_IMPORT");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return "import " + row.getLong(1) + ", ended " + row.getLong(2);
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
