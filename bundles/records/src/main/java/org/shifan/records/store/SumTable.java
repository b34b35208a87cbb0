// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of sums. A row that is added to it has the sums, the last import, the key and, where it is no part of the key, the
 * bureau, in this order.
 *
 * @param sums the columns that grow
 * @param others sums that a new line has none of
 * @param last the column of the last import that changed a line
 * @param bureau whether the bureau is a column beyond the key
 */
record SumTable(String name, List<Column> key, List<Column> sums, List<String> others, String last, boolean bureau) {

    /** Adds to the lines that are there and makes the others. */
    void add(Connection connection, List<Object[]> rows) throws SQLException {
        switch (Dialect.of(connection)) {
            case POSTGRESQL -> merge(connection, rows);
            case DERBY -> updateOrInsert(connection, rows);
        }
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(sums);
        columns.add(new Column(last, Column.Type.NUMBER));
        columns.addAll(key);
        if (bureau) {
            columns.add(new Column("bureau", Column.Type.TEXT));
        }
        return columns;
    }

    private void merge(Connection connection, List<Object[]> rows) throws SQLException {
        Dialect.unnest(
                connection,
                "INSERT INTO " + name + " AS t (" + Dialect.names(columns(), others) + ") SELECT u.*"
                        + ", 0".repeat(others.size()) + " FROM ",
                columns(),
                rows,
                " ON CONFLICT (" + Dialect.names(key, bureau ? List.of("bureau") : List.of()) + ") DO UPDATE SET "
                        + sums.stream()
                                .map(sum -> sum.name() + " = t." + sum.name() + " + EXCLUDED." + sum.name())
                                .collect(Collectors.joining(", "))
                        + ", " + last + " = EXCLUDED." + last);
    }

    private void updateOrInsert(Connection connection, List<Object[]> rows) throws SQLException {
        List<Column> columns = columns();
        int updating = sums.size() + 1 + key.size();
        String update = "UPDATE " + name + " SET "
                + sums.stream()
                        .map(sum -> sum.name() + " = " + sum.name() + " + ?")
                        .collect(Collectors.joining(", "))
                + ", " + last + " = ? WHERE "
                + key.stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" AND "));
        int[] updated;
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (Object[] row : rows) {
                for (int i = 0; i < updating; i++) {
                    columns.get(i).set(statement, i + 1, row[i]);
                }
                statement.addBatch();
            }
            updated = statement.executeBatch();
        }
        List<Object[]> fresh = new ArrayList<>();
        for (int i = 0; i < updated.length; i++) {
            if (updated[i] == 0) {
                fresh.add(rows.get(i));
            }
        }
        Dialect.DERBY.insert(connection, name, columns, others, fresh);
    }
}
