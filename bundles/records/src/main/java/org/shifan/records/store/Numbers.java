// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.shifan.api.intake.ImportContext;

/**
 * Sees that a bureau gives a number once, also where the database parts the table by year and so cannot: of two imports of one
 * kind and bureau the second waits for the chunk of the first.
 *
 * @param <R> the record of the table
 */
final class Numbers<R> {
    private static final String DUPLICATE = "23505";

    private final Connection connection;
    private final RecordTable<R> table;
    private final ImportContext context;

    private Numbers(Connection connection, RecordTable<R> table, ImportContext context) {
        this.connection = connection;
        this.table = table;
        this.context = context;
    }

    static <R> Numbers<R> of(Connection connection, RecordTable<R> table, ImportContext context) {
        return new Numbers<>(connection, table, context);
    }

    private boolean looks() throws SQLException {
        return table.number() != null && Dialect.of(connection) == Dialect.POSTGRESQL;
    }

    /** Lets nobody else give numbers of this kind and bureau until the transaction ends. */
    void hold() throws SQLException {
        if (!looks()) {
            return;
        }
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext(?), hashtext(?))")) {
            lock.setString(1, table.table());
            lock.setString(2, context.bureau().value());
            lock.execute();
        }
    }

    /**
     * Holds, and looks whether all numbers are new.
     *
     * @throws SQLIntegrityConstraintViolationException when one is not, as a key would say it
     */
    void requireNew(List<Recorder.Candidate<R>> candidates) throws SQLException {
        if (!looks()) {
            return;
        }
        hold();
        Set<Object> numbers = new HashSet<>();
        for (Recorder.Candidate<R> candidate : candidates) {
            if (!numbers.add(table.key(candidate.record()))) {
                throw new SQLIntegrityConstraintViolationException("a number twice in a chunk", DUPLICATE);
            }
        }
        // Numbers mostly go up: where there is none between the first and the last, none has to be looked for.
        String column = table.number();
        String between = "SELECT 1 FROM " + table.table() + " r, (SELECT MIN(n) AS least, MAX(n) AS most FROM"
                + " unnest(?::varchar[]) n) b WHERE r.bureau = ? AND r." + column
                + " BETWEEN b.least AND b.most LIMIT 1";
        String each = "SELECT 1 FROM unnest(?::varchar[]) n, " + table.table() + " r WHERE r.bureau = ? AND r." + column
                + " = n LIMIT 1";
        if (finds(between, numbers) && finds(each, numbers)) {
            throw new SQLIntegrityConstraintViolationException("a number that is there", DUPLICATE);
        }
    }

    private boolean finds(String sql, Set<Object> numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("varchar", numbers.toArray()));
            select.setString(2, context.bureau().value());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
