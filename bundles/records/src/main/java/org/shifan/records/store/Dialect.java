// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each database takes many rows fastest; what is in the tables afterwards is the same. */
enum Dialect {
    /** Several rows a statement: most of the cost of a short insert is that of the statement. */
    DERBY {
        @Override
        void insert(Connection connection, String table, List<Column> columns, List<String> zeros, List<Object[]> rows)
                throws SQLException {
            int whole = rows.size() / ROWS * ROWS;
            String into = "INSERT INTO " + table + " (" + names(columns, zeros) + ") VALUES ";
            String row = "(?" + ", ?".repeat(columns.size() - 1) + ", 0".repeat(zeros.size()) + ")";
            insert(connection, into + row + (", " + row).repeat(ROWS - 1), columns, rows.subList(0, whole), ROWS);
            insert(connection, into + row, columns, rows.subList(whole, rows.size()), 1);
        }

        /** Statement by statement: a batch of a database in the same process only copies the parameters once more. */
        private void insert(Connection connection, String sql, List<Column> columns, List<Object[]> rows, int together)
                throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                int next = 1;
                for (int i = 1; i <= rows.size(); i++) {
                    next = bind(insert, next, columns, rows.get(i - 1));
                    if (i % together == 0) {
                        insert.executeUpdate();
                        next = 1;
                    }
                }
            }
        }

        @Override
        NewRows rows(List<Column> columns) {
            List<Object[]> rows = new ArrayList<>();
            return new NewRows() {
                @Override
                public void add(Object[] values) {
                    rows.add(values);
                }

                @Override
                public void insert(Connection connection, String table) throws SQLException {
                    DERBY.insert(connection, table, columns, List.of(), rows);
                }
            };
        }

        @Override
        String holding() {
            return " FOR UPDATE WITH RS";
        }
    },
    /** New records by COPY, sums in one statement with an array for each column. */
    POSTGRESQL {
        @Override
        void insert(Connection connection, String table, List<Column> columns, List<String> zeros, List<Object[]> rows)
                throws SQLException {
            String into = "INSERT INTO " + table + " (" + names(columns, zeros) + ") VALUES (?";
            String row = ", ?".repeat(columns.size() - 1) + ", 0".repeat(zeros.size()) + ")";
            try (PreparedStatement insert = connection.prepareStatement(into + row)) {
                for (Object[] values : rows) {
                    bind(insert, 1, columns, values);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }

        @Override
        NewRows rows(List<Column> columns) {
            return new CopyRows(columns, List.of());
        }

        @Override
        String holding() {
            return " ORDER BY enterprise, rec_year, heading FOR UPDATE";
        }
    };

    private static final int ROWS = 16;

    static Dialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? POSTGRESQL : DERBY;
    }

    /**
     * Inserts a few rows.
     *
     * @param columns in the order of each row's values
     * @param zeros more columns, which are 0 in every row
     */
    abstract void insert(
            Connection connection, String table, List<Column> columns, List<String> zeros, List<Object[]> rows)
            throws SQLException;

    /** Room for many new rows. */
    abstract NewRows rows(List<Column> columns);

    /** The end of a query of sums that holds what it finds until the transaction ends. */
    abstract String holding();

    /** Whether the bureau is a part of the sums' keys; otherwise a line stays that of the first that made it. */
    boolean keysHaveBureau() {
        return this == POSTGRESQL;
    }

    static String names(List<Column> columns, List<String> more) {
        return Stream.concat(columns.stream().map(Column::name), more.stream()).collect(Collectors.joining(", "));
    }

    /** Gives the parameters from that one on their values; the next one. */
    private static int bind(PreparedStatement insert, int first, List<Column> columns, Object[] values)
            throws SQLException {
        for (int c = 0; c < values.length; c++) {
            columns.get(c).set(insert, first + c, values[c]);
        }
        return first + values.length;
    }

    /** Executes a statement over rows that come as the table {@code u}, a column for each array. */
    static void unnest(Connection connection, String before, List<Column> columns, List<Object[]> rows, String after)
            throws SQLException {
        String arrays = columns.stream()
                .map(column -> "?::" + column.type().element() + "[]")
                .collect(Collectors.joining(", ", "unnest(", ") AS u(" + names(columns, List.of()) + ")"));
        try (PreparedStatement statement = connection.prepareStatement(before + arrays + after)) {
            for (int c = 0; c < columns.size(); c++) {
                Object[] values = new Object[rows.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = rows.get(i)[c];
                }
                statement.setArray(
                        c + 1, connection.createArrayOf(columns.get(c).type().element(), values));
            }
            statement.executeUpdate();
        }
    }
}
