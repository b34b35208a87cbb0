// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import org.shifan.api.audit.AuditHead;
import org.shifan.api.audit.AuditLog;
import org.shifan.api.audit.AuditVerification;
import org.shifan.api.audit.AuditedChange;
import org.shifan.api.text.ShifanException;

/** The tables of this bundle over JDBC: short transactions, pages of bounded size. */
final class LogTable {
    /** Rows that are held at once. */
    static final int PAGE = 1000;

    /** How often a node that loses against others tries. */
    private static final int ATTEMPTS = 10;

    private static final String COLUMNS =
            "ENTRY_NO, PREVIOUS_HASH, SOURCE, SOURCE_POSITION, TAKEN, MADE, ACCOUNT, NAME,"
                    + " ORIGIN, SUBJECT, ACTION_CODE, BEFORE_VALUES, AFTER_VALUES, REASON, HASH";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM AUDIT_ENTRY WHERE ";

    private final DataSource database;

    LogTable(DataSource database) {
        this.database = database;
    }

    /** The last verification. */
    record Verified(Instant made, AuditHead head, boolean sound) {}

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** @throws ShifanException {@code audit.database} when the database refuses */
    private <T> T transaction(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new ShifanException(AuditMessages.M.message("audit.database", String.valueOf(e.getMessage())), e);
        }
    }

    AuditHead head() {
        return transaction(LogTable::head);
    }

    private static AuditHead head(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT ENTRY_NO, HASH FROM AUDIT_ENTRY WHERE ENTRY_NO = (SELECT MAX(ENTRY_NO) FROM AUDIT_ENTRY)");
                ResultSet row = select.executeQuery()) {
            return row.next() ? new AuditHead(row.getLong(1), row.getString(2)) : AuditHead.EMPTY;
        }
    }

    /**
     * Appends, in one transaction, those of a page of changes that are not there yet. Of two nodes at once one loses by
     * the keys, looks again and appends what is left.
     *
     * @param changes one page of a source, by position
     * @return how many were new
     */
    int append(String source, List<AuditedChange> changes, Instant taken) {
        for (int attempt = 1; ; attempt++) {
            try {
                return appended(source, changes, taken);
            } catch (ShifanException e) {
                if (attempt == ATTEMPTS || !isLostRace(e.getCause())) {
                    throw e;
                }
            }
        }
    }

    private static boolean isLostRace(Throwable e) {
        return e instanceof SQLException refused
                && ((refused.getSQLState() != null
                                && (refused.getSQLState().startsWith("23")
                                        || refused.getSQLState().startsWith("40")))
                        || (refused.getNextException() != null && isLostRace(refused.getNextException())));
    }

    private int appended(String source, List<AuditedChange> changes, Instant taken) {
        return transaction(connection -> {
            Set<String> known = positions(
                    connection,
                    source,
                    changes.get(0).position(),
                    changes.get(changes.size() - 1).position());
            AuditHead head = head(connection);
            int added = 0;
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO AUDIT_ENTRY (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (AuditedChange change : changes) {
                    if (!known.contains(change.position())) {
                        Row row = Row.next(head, source, change, taken);
                        set(insert, row);
                        insert.addBatch();
                        head = row.head();
                        added++;
                    }
                }
                if (added > 0) {
                    insert.executeBatch();
                }
            }
            return added;
        });
    }

    private static Set<String> positions(Connection connection, String source, String from, String to)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT SOURCE_POSITION FROM AUDIT_ENTRY WHERE"
                + " SOURCE = ? AND SOURCE_POSITION >= ? AND SOURCE_POSITION <= ?")) {
            select.setString(1, source);
            select.setString(2, from);
            select.setString(3, to);
            Set<String> out = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.add(row.getString(1));
                }
            }
            return out;
        }
    }

    /** The highest position of a source that was taken over before a time; empty when there is none. */
    String mark(String source, Instant before) {
        return transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT MAX(SOURCE_POSITION) FROM AUDIT_ENTRY WHERE SOURCE = ? AND TAKEN < ?")) {
                select.setString(1, source);
                select.setLong(2, before.toEpochMilli());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Optional.ofNullable(row.getString(1)).orElse("");
                }
            }
        });
    }

    /** When a change of a source was taken over last; 1970 for never. */
    Instant lastTaken(String source) {
        return transaction(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT MAX(TAKEN) FROM AUDIT_ENTRY WHERE SOURCE = ?")) {
                select.setString(1, source);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return Instant.ofEpochMilli(row.getLong(1));
                }
            }
        });
    }

    /** The sources that entries name. */
    List<String> sources() {
        return transaction(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT DISTINCT SOURCE FROM AUDIT_ENTRY ORDER BY SOURCE");
                    ResultSet row = select.executeQuery()) {
                List<String> out = new ArrayList<>();
                while (row.next()) {
                    out.add(row.getString(1));
                }
                return out;
            }
        });
    }

    /** A page of all entries, by number. */
    List<Row> after(long number) {
        return page(SELECT + "ENTRY_NO > ? ORDER BY ENTRY_NO FETCH FIRST " + PAGE + " ROWS ONLY", number);
    }

    /** A page of the entries of a source, by position. */
    List<Row> of(String source, String after) {
        return page(
                SELECT + "SOURCE = ? AND SOURCE_POSITION > ? ORDER BY SOURCE_POSITION FETCH FIRST " + PAGE
                        + " ROWS ONLY",
                source,
                after);
    }

    /** Entries, newest first. */
    List<Row> find(AuditLog.Query query, long before, int limit) {
        StringBuilder sql = new StringBuilder(SELECT).append("ENTRY_NO < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        if (query.subject() != null) {
            sql.append(" AND SUBJECT = ?");
            values.add(query.subject());
        }
        if (query.who() != null) {
            sql.append(" AND (ACCOUNT = ? OR NAME = ?)");
            values.add(query.who());
            values.add(query.who());
        }
        if (query.source() != null) {
            sql.append(" AND SOURCE = ?");
            values.add(query.source());
        }
        if (query.since() != null) {
            sql.append(" AND COALESCE(MADE, TAKEN) >= ?");
            values.add(query.since().toEpochMilli());
        }
        return page(
                sql.append(" ORDER BY ENTRY_NO DESC FETCH FIRST ")
                        .append(limit)
                        .append(" ROWS ONLY")
                        .toString(),
                values.toArray());
    }

    void keep(AuditVerification verification) {
        transaction(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO AUDIT_VERIFICATION"
                    + " (MADE, ENTRIES, HEAD_NO, HEAD_HASH, FAULTS) VALUES (?, ?, ?, ?, ?)")) {
                insert.setLong(1, verification.made().toEpochMilli());
                insert.setLong(2, verification.entries());
                insert.setLong(3, verification.head().number());
                insert.setString(4, verification.head().hash());
                insert.setInt(5, verification.faults().size());
                return insert.executeUpdate();
            }
        });
    }

    Optional<Verified> verified() {
        return transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT MADE, HEAD_NO, HEAD_HASH, FAULTS FROM AUDIT_VERIFICATION"
                                    + " WHERE ID = (SELECT MAX(ID) FROM AUDIT_VERIFICATION)");
                    ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Verified(
                                Instant.ofEpochMilli(row.getLong(1)),
                                new AuditHead(row.getLong(2), row.getString(3)),
                                row.getInt(4) == 0))
                        : Optional.empty();
            }
        });
    }

    private List<Row> page(String sql, Object... values) {
        return transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    select.setObject(i + 1, values[i]);
                }
                try (ResultSet row = select.executeQuery()) {
                    List<Row> out = new ArrayList<>();
                    while (row.next()) {
                        out.add(row(row));
                    }
                    return out;
                }
            }
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        long made = row.getLong(6);
        Long at = row.wasNull() ? null : made;
        return new Row(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                at,
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getString(15));
    }

    private static void set(PreparedStatement insert, Row row) throws SQLException {
        insert.setLong(1, row.number());
        insert.setString(2, row.previous());
        insert.setString(3, row.source());
        insert.setString(4, row.position());
        insert.setLong(5, row.taken());
        insert.setObject(6, row.at(), Types.BIGINT);
        insert.setString(7, row.account());
        insert.setString(8, row.name());
        insert.setString(9, row.origin());
        insert.setString(10, row.subject());
        insert.setString(11, row.action());
        insert.setString(12, row.before());
        insert.setString(13, row.after());
        insert.setString(14, row.reason());
        insert.setString(15, row.hash());
    }
}
