// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import static org.shifan.operations.copy.CopyMessages.refuse;

/** One table that goes from one database into another, some rows at a time. */
final class TableCopy {
    private static final int ROWS = 500;
    /** Of tables whose rows may have long texts: results, criteria. */
    private static final int LONG_ROWS = 20;

    private static final int LONG = 32_000;

    /** A column as both know it. */
    private record Pair(Tables.Column from, Tables.Column to, Cell cell) {}

    private final Tables.Table from;
    private final Tables.Table to;
    private final List<Pair> columns = new ArrayList<>();
    private final int rowsAtOnce;

    TableCopy(String name, Tables source, Tables target) {
        from = source.table(name);
        to = target.table(name);
        if (!from.columns().keySet().equals(to.columns().keySet())) {
            throw refuse(
                    "copy.columns", name, from.columns().keySet(), to.columns().keySet());
        }
        int most = ROWS;
        for (String column : from.columns().keySet()) {
            Tables.Column source1 = from.columns().get(column);
            Cell cell = Cell.of(source1.type());
            if (cell == null) {
                throw refuse("copy.type", name, column, source1.type());
            }
            columns.add(new Pair(source1, to.columns().get(column), cell));
            // A file may be as large as a bundle.
            most = cell == Cell.BYTES
                    ? 1
                    : cell == Cell.TEXT && source1.size() > LONG ? Math.min(most, LONG_ROWS) : most;
        }
        rowsAtOnce = most;
    }

    /** Copies all rows; what they held. */
    TableSum copy(Connection source, Connection target, LongConsumer progress) throws SQLException {
        String insert = "INSERT INTO " + to.quoted() + " ("
                + columns.stream().map(c -> c.to().quoted()).collect(Collectors.joining(", ")) + ") VALUES ("
                + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement into = target.prepareStatement(insert)) {
            int[] waiting = {0};
            TableSum sum = read(source, true, values -> {
                for (int i = 0; i < values.length; i++) {
                    Pair column = columns.get(i);
                    if (values[i] == null) {
                        into.setNull(i + 1, column.to().type());
                    } else {
                        column.cell().set(into, i + 1, values[i]);
                    }
                }
                into.addBatch();
                if (++waiting[0] == rowsAtOnce) {
                    into.executeBatch();
                    progress.accept(waiting[0]);
                    waiting[0] = 0;
                }
            });
            if (waiting[0] > 0) {
                into.executeBatch();
                progress.accept(waiting[0]);
            }
            goOnCounting(target);
            return sum;
        }
    }

    /** Reads the copy; what it holds. */
    TableSum sum(Connection target, LongConsumer progress) throws SQLException {
        return read(target, false, values -> progress.accept(1));
    }

    /** Takes a row. */
    private interface Taker {
        void take(Object[] values) throws SQLException;
    }

    private TableSum read(Connection connection, boolean source, Taker taker) throws SQLException {
        String select = "SELECT "
                + columns.stream()
                        .map(c -> (source ? c.from() : c.to()).quoted())
                        .collect(Collectors.joining(", "))
                + " FROM " + (source ? from : to).quoted();
        TableSum sum = new TableSum();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(rowsAtOnce);
            try (ResultSet row = statement.executeQuery(select)) {
                Object[] values = new Object[columns.size()];
                while (row.next()) {
                    for (int i = 0; i < values.length; i++) {
                        Cell cell = columns.get(i).cell();
                        Object value = cell.get(row, i + 1);
                        values[i] = row.wasNull() ? null : value;
                        sum.value(values[i] == null ? null : cell.bytes(values[i]));
                    }
                    sum.row();
                    taker.take(values);
                }
            }
        }
        return sum;
    }

    /** The next number that the database gives is one that is not taken. */
    private void goOnCounting(Connection target) throws SQLException {
        for (Pair column : columns) {
            if (!column.to().counts()) {
                continue;
            }
            String name = column.to().quoted();
            try (Statement statement = target.createStatement()) {
                long next;
                try (ResultSet row = statement.executeQuery("SELECT MAX(" + name + ") FROM " + to.quoted())) {
                    row.next();
                    next = row.getLong(1) + 1;
                }
                statement.executeUpdate(
                        "ALTER TABLE " + to.quoted() + " ALTER COLUMN " + name + " RESTART WITH " + next);
            }
        }
    }
}
