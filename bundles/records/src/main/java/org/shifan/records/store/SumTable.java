// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of sums. A row that is added to it has the sums, what replaces what was, the last import, the key and, where it is no
 * part of the key, the bureau, in this order.
 *
 * @param sums the columns that grow
 * @param replaced the columns that take the value of the row
 * @param others sums that a new line has none of
 * @param last the column of the last import that changed a line
 * @param bureau whether the bureau is a column beyond the key
 */
record SumTable(
        String name,
        List<Column> key,
        List<Column> sums,
        List<Column> replaced,
        List<String> others,
        String last,
        boolean bureau) {

    /** Adds to the lines that are there and makes the others. */
    void add(Connection connection, List<Object[]> rows) throws SQLException {
        switch (Dialect.of(connection)) {
            case POSTGRESQL -> merge(connection, rows);
            case DERBY -> Dialect.DERBY.insert(connection, name, columns(), others, update(connection, rows));
        }
    }

    /** The same, where it is known which are there. */
    void add(Connection connection, List<Object[]> there, List<Object[]> fresh) throws SQLException {
        switch (Dialect.of(connection)) {
            case POSTGRESQL -> {
                merge(connection, there);
                copy(connection, fresh);
            }
            case DERBY -> {
                update(connection, there);
                Dialect.DERBY.insert(connection, name, columns(), others, fresh);
            }
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(sums);
        columns.addAll(replaced);
        columns.add(new Column(last, Column.Type.NUMBER));
        columns.addAll(key);
        if (bureau) {
            columns.add(new Column("bureau", Column.Type.TEXT));
        }
        return columns;
    }

    /** Makes new lines; where somebody else made one of them meanwhile, adds them as if nothing were known. */
    private void copy(Connection connection, List<Object[]> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        CopyRows rows = new CopyRows(columns(), others);
        fresh.forEach(rows::add);
        Savepoint before = connection.setSavepoint();
        try {
            rows.insert(connection, name);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!Database.isDuplicate(e)) {
                throw e;
            }
            connection.rollback(before);
            merge(connection, fresh);
        }
    }

    private void merge(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        Dialect.unnest(
                connection,
                "INSERT INTO " + name + " AS t (" + Dialect.names(columns(), others) + ") SELECT u.*"
                        + ", 0".repeat(others.size()) + " FROM ",
                columns(),
                rows,
                " ON CONFLICT (" + Dialect.names(key, bureau ? List.of("bureau") : List.of()) + ") DO UPDATE SET "
                        + set(
                                sum -> sum + " = t." + sum + " + EXCLUDED." + sum,
                                column -> column + " = EXCLUDED." + column));
    }

    /** What is set of a line that is there. */
    private String set(UnaryOperator<String> grows, UnaryOperator<String> takes) {
        return Stream.of(
                        sums.stream().map(Column::name).map(grows),
                        replaced.stream().map(Column::name).map(takes),
                        Stream.of(takes.apply(last)))
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
    }

    /** Updates lines; those that are not there. */
    private List<Object[]> update(Connection connection, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return rows;
        }
        List<Column> columns = columns();
        int updating = sums.size() + replaced.size() + 1 + key.size();
        String update = "UPDATE " + name + " SET " + set(sum -> sum + " = " + sum + " + ?", column -> column + " = ?")
                + " WHERE "
                + key.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" AND "));
        List<Object[]> absent = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (Object[] row : rows) {
                for (int i = 0; i < updating; i++) {
                    columns.get(i).set(statement, i + 1, row[i]);
                }
                if (statement.executeUpdate() == 0) {
                    absent.add(row);
                }
            }
        }
        return absent;
    }
}
