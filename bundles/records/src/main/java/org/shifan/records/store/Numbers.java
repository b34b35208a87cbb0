// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.stream.Collectors;

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
        return !table.number().isEmpty() && Dialect.of(connection) == Dialect.POSTGRESQL;
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
    void requireNew(NumberTexts numbers) throws SQLException {
        if (numbers == null) {
            return;
        }
        hold();
        if (numbers.twice()) {
            throw new SQLIntegrityConstraintViolationException("a number twice in a chunk", DUPLICATE);
        }
        // Numbers mostly go up: where there is none between the first and the last, none has to be looked for.
        Column first = table.number().get(0);
        String between = "SELECT 1 FROM " + table.table() + " r, (SELECT MIN(n) AS least, MAX(n) AS most FROM unnest("
                + array(first) + ") n) b WHERE r.bureau = ? AND r." + first.name()
                + " BETWEEN b.least AND b.most LIMIT 1";
        // One by one by the key, whatever the planner thinks of a table that grows under it.
        String each = "SELECT 1 FROM unnest("
                + table.number().stream().map(Numbers::array).collect(Collectors.joining(", ")) + ") AS n("
                + Dialect.names(table.number(), List.of()) + ") CROSS JOIN LATERAL (SELECT 1 FROM " + table.table()
                + " r WHERE r.bureau = ?"
                + table.number().stream()
                        .map(column -> " AND r." + column.name() + " = n." + column.name())
                        .collect(Collectors.joining())
                + " OFFSET 0) there LIMIT 1";
        if (finds(between, 1, numbers) && finds(each, table.number().size(), numbers)) {
            throw new SQLIntegrityConstraintViolationException("a number that is there", DUPLICATE);
        }
    }

    private static String array(Column column) {
        return "?::" + column.type().element() + "[]";
    }

    private boolean finds(String sql, int columns, NumberTexts numbers) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int c = 0; c < columns; c++) {
                select.setString(c + 1, numbers.array(c));
            }
            select.setString(columns + 1, context.bureau().value());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
