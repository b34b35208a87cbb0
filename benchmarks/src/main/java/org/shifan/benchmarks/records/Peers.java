// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.postgresql.PGConnection;

/** The peers of the intake: the same rows into the same table, without checks, sums or a log. */
final class Peers {
    private static final int BATCH = 1000;
    private static final int COMMIT = 10_000;

    private Peers() {}

    /** JDBC's batch insert: a thousand rows a batch, ten batches a transaction. */
    static long batchInsert(DataSource source, Rows.Kind kind, Path file) throws SQLException, IOException {
        String[] columns = kind.columns.split(",\\s*");
        String sql = "INSERT INTO " + kind.table + " (" + kind.columns + ") VALUES ("
                + Arrays.stream(columns).map(column -> "?").collect(Collectors.joining(", ")) + ")";
        long rows = 0;
        try (Connection connection = source.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql);
                BufferedReader in = Files.newBufferedReader(file)) {
            connection.setAutoCommit(false);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                bind(insert, columns, line.split(",", -1));
                insert.addBatch();
                rows++;
                if (rows % BATCH == 0) {
                    insert.executeBatch();
                }
                if (rows % COMMIT == 0) {
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
        return rows;
    }

    private static void bind(PreparedStatement insert, String[] columns, String[] cells) throws SQLException {
        for (int i = 0; i < columns.length; i++) {
            String cell = cells[i];
            switch (columns[i]) {
                case "rec_year", "item_no" -> insert.setInt(i + 1, Integer.parseInt(cell));
                case "import_id" -> insert.setLong(i + 1, Long.parseLong(cell));
                case "value_usd", "quantity" -> insert.setBigDecimal(i + 1, new BigDecimal(cell));
                case "rec_date" -> insert.setDate(i + 1, Date.valueOf(cell));
                case "passed", "attributed", "major" -> insert.setBoolean(i + 1, cell.equals("true"));
                default -> {
                    if (cell.isEmpty()) {
                        insert.setNull(i + 1, Types.VARCHAR);
                    } else {
                        insert.setString(i + 1, cell);
                    }
                }
            }
        }
    }

    /** PostgreSQL's COPY of the file as it is. */
    static long copy(DataSource source, Rows.Kind kind, Path file) throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                BufferedReader in = Files.newBufferedReader(file)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + kind.table + " (" + kind.columns + ") FROM STDIN WITH (FORMAT csv)", in, 1 << 16);
        }
    }
}
