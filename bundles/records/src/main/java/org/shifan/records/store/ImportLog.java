// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.shifan.api.intake.ImportMode;
import org.shifan.api.text.ShifanException;

/** One line for every import that was ever begun: what was read, by whom, and what became of it. Times are UTC. */
public final class ImportLog {
    /** What became of the rows. */
    public record Counts(long rows, long stored, long unchanged, long rejected) {}

    private static final int LONGEST_FILE = 1000;

    /** What somebody changed or deleted since would be changed back, or be there again: whoever looks at shifan:check decides. */
    private static final String OVERTAKEN =
            " EXISTS (SELECT 1 FROM REC_IMPORT o WHERE o.id > i.id AND o.kind = i.kind AND o.bureau = i.bureau"
                    + " AND (o.import_mode <> 'add' OR i.import_mode <> 'add' OR i.kind = 'enterprises'))";

    private static final String UNFINISHED =
            "SELECT i.id, i.node, i.beats, i.sha256, i.source_file, i.columns_file, i.kind,"
                    + " i.file_name, i.bureau, i.imported_by, i.synthetic, i.import_mode, i.reason FROM REC_IMPORT i"
                    + " WHERE i.state IN ('RUNNING', 'LOST') AND i.node IS NOT NULL AND NOT EXISTS (SELECT 1 FROM REC_IMPORT o"
                    + " WHERE o.id > i.id AND o.kind = i.kind AND o.sha256 = i.sha256 AND o.bureau = i.bureau"
                    + " AND o.import_mode = i.import_mode AND o.state IN ('DONE', 'RUNNING')) AND NOT" + OVERTAKEN
                    + " ORDER BY i.id";

    private static final List<String> BEAT = List.of(
            "UPDATE REC_IMPORT SET beats = beats + 1 WHERE id = ?",
            "UPDATE REC_IMPORT SET state = 'RUNNING', finished = NULL WHERE id = ? AND state = 'LOST'");

    /** One that is lost twice has another number of beats each time. */
    private static final String STATE =
            "SELECT MAX(id), COUNT(finished), SUM(CASE WHEN state = 'LOST' THEN beats + 1 ELSE 0 END) FROM REC_IMPORT";

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

    /**
     * Where an import runs, so that another node of the group can finish it.
     *
     * @param node the name of the node; null where there is no group, whose imports nobody else finishes
     * @param source the file, as the nodes name it
     * @param columns the list of columns; null when there is none
     * @param finishes the number of the import that was cut off and is finished by this one; 0 for none
     */
    public record Where(String node, Path source, Path columns, long finishes) {
        /** On the only server. */
        public static final Where ALONE = new Where(null, null, null, 0);
    }

    /**
     * An import of the group that did not note its end, and whose file nobody has imported since or imports now, nor changed what it brings.
     *
     * @param beats how often its node said that it lives
     */
    public record Unfinished(long id, String node, long beats, String sha256, Path source, Path columns, Begun begun) {}

    /** Begins an import and gives it its number. */
    public long begin(Begun begun) {
        return begin(begun, Where.ALONE);
    }

    /**
     * Begins an import and gives it its number. Of several that would finish one that was cut off one begins.
     *
     * @throws ShifanException {@code records.import.finished} when another has begun; {@code records.import.overtaken} when what it brings
     *     was changed since
     */
    public long begin(Begun begun, Where where) {
        return database.transaction(connection -> {
            if (where.finishes() != 0) {
                claim(connection, where.finishes());
            }
            return insert(connection, begun, where);
        });
    }

    /** From now on nobody else takes it up: whoever is lost now is lost with the import that finishes it. */
    private static void claim(Connection connection, long id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE REC_IMPORT SET node = NULL WHERE id = ? AND state IN ('RUNNING', 'LOST') AND node IS NOT NULL")) {
            update.setLong(1, id);
            if (update.executeUpdate() == 0) {
                throw new ShifanException(Recorder.M.message("records.import.finished", id));
            }
        }
        // A large file was read from end to end since it was asked for.
        try (PreparedStatement select =
                connection.prepareStatement("SELECT i.id FROM REC_IMPORT i WHERE i.id = ? AND" + OVERTAKEN)) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    throw new ShifanException(Recorder.M.message("records.import.overtaken", id));
                }
            }
        }
    }

    private long insert(Connection connection, Begun begun, Where where) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO REC_IMPORT (kind, file_name, sha256, bureau, imported_by, started, state, encoding,"
                        + " synthetic, import_mode, reason, node, source_file, columns_file)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?)",
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
            insert.setString(11, whole(where) ? where.node() : null);
            insert.setString(12, text(where.source()));
            insert.setString(13, text(where.columns()));
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    /** A file whose name does not fit is finished by whoever knows it. */
    private static boolean whole(Where where) {
        return text(where.source()) != null && (where.columns() == null || text(where.columns()) != null);
    }

    private static String text(Path file) {
        return file == null || file.toString().length() > LONGEST_FILE ? null : file.toString();
    }

    /** Says of imports that they still run, also of those that were taken for lost. */
    public void beat(Collection<Long> ids) {
        database.transaction(connection -> {
            for (String sql : BEAT) {
                try (PreparedStatement update = connection.prepareStatement(sql)) {
                    for (long id : new TreeSet<>(ids)) {
                        update.setLong(1, id);
                        update.executeUpdate();
                    }
                }
            }
            return null;
        });
    }

    /** How often the node of each import of the group that runs, or ran when its node was lost, has said so. */
    public Map<Long, Long> running() {
        return database.transaction(connection -> {
            Map<Long, Long> out = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, beats FROM REC_IMPORT WHERE state = 'RUNNING' AND node IS NOT NULL");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.put(row.getLong(1), row.getLong(2));
                }
            }
            return out;
        });
    }

    /**
     * Notes that an import of the group runs no more, as its node said nothing and nobody has taken it up: what is stored of it stays. Whoever
     * can may still finish it, and its node, should it live after all, goes on with it.
     *
     * @param beats how often its node had said that it runs
     * @return false when it ended, was taken up, or runs after all
     */
    public boolean lost(long id, long beats) {
        return database.transaction(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE REC_IMPORT SET state = 'LOST', finished = ? WHERE id = ?"
                            + " AND state = 'RUNNING' AND node IS NOT NULL AND beats = ?")) {
                update.setTimestamp(1, now());
                update.setLong(2, id);
                update.setLong(3, beats);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Those of the group that have not noted their end, the running ones too. */
    public List<Unfinished> unfinished() {
        return database.transaction(connection -> {
            List<Unfinished> out = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(UNFINISHED);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String columns = row.getString(6);
                    out.add(new Unfinished(
                            row.getLong(1),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            Path.of(row.getString(5)),
                            columns == null ? null : Path.of(columns),
                            new Begun(
                                    row.getString(7),
                                    row.getString(8),
                                    row.getString(4),
                                    "",
                                    row.getString(9),
                                    row.getString(10),
                                    row.getBoolean(11),
                                    ImportMode.valueOf(row.getString(12).toUpperCase(Locale.ROOT)),
                                    row.getString(13))));
                }
            }
            return out;
        });
    }

    /**
     * Ends the imports of the only server that a stop of it cut off: what is stored of them stays, and what was read of records while they ran
     * is looked at again.
     *
     * @param started when this server started
     * @return how many there were
     */
    public int endCutOff(Instant started) {
        return database.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE REC_IMPORT SET finished = ?, state ="
                    + " 'STOPPED' WHERE state = 'RUNNING' AND node IS NULL AND source_file IS NULL AND kind <> 'rollup-repair'"
                    + " AND started < ?")) {
                update.setTimestamp(1, now());
                update.setTimestamp(2, Timestamp.valueOf(LocalDateTime.ofInstant(started, ZoneOffset.UTC)));
                return update.executeUpdate();
            }
        });
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

    /** How far imports have come: another text when one begins, and another one when it ends, or is taken for lost. */
    public String state() {
        return database.transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(STATE);
                    ResultSet row = select.executeQuery()) {
                row.next();
                long lost = row.getLong(3);
                return "import " + row.getLong(1) + ", ended " + row.getLong(2) + (lost == 0 ? "" : ", lost " + lost);
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
