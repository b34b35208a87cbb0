// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Markets that were kept line by line in a table of their own, without the heading, are made anew from the records, where they are
 * kept now. The empty table goes at the next start.
 */
final class OldMarkets {
    private static final Logger LOG = LoggerFactory.getLogger(OldMarkets.class);

    private static final int BATCH = 1000;

    private final Database database;

    OldMarkets(Database database) {
        this.database = database;
    }

    /** Makes them once; of several servers that start, one. */
    void move() {
        database.transaction(connection -> {
            if (exists(connection) && delete(connection) > 0) {
                int lines = make(connection);
                LOG.info("The markets of {} lines of sums are kept with these now", lines);
            }
            return null;
        });
    }

    private static boolean exists(Connection connection) throws SQLException {
        for (String name : List.of("REC_MARKET", "rec_market")) {
            try (ResultSet table =
                    connection.getMetaData().getTables(null, connection.getSchema(), name, new String[] {"TABLE"})) {
                if (table.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Who comes second waits here, and finds nothing. */
    private static int delete(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("DELETE FROM REC_MARKET");
        }
    }

    private static int make(Connection connection) throws SQLException {
        int lines = 0;
        try (PreparedStatement select =
                        connection.prepareStatement(RollupQueries.ofAllYears().markets());
                PreparedStatement update = connection.prepareStatement("UPDATE REC_ROLLUP SET " + Markets.COLUMN
                        + " = ? WHERE enterprise = ? AND rec_year = ? AND heading = ?")) {
            select.setFetchSize(BATCH);
            Map<String, BigDecimal> markets = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                String key = "";
                while (row.next()) {
                    String next = row.getString(1) + " " + row.getInt(2) + " " + row.getString(3);
                    if (!next.equals(key) && !markets.isEmpty()) {
                        lines += add(update, markets, lines);
                    }
                    key = next;
                    if (row.getString(5) != null) {
                        markets.merge(row.getString(5), row.getBigDecimal(6), BigDecimal::add);
                        update.setString(2, row.getString(1));
                        update.setInt(3, row.getInt(2));
                        update.setString(4, row.getString(3));
                    }
                }
            }
            if (!markets.isEmpty()) {
                lines += add(update, markets, lines);
            }
            update.executeBatch();
        }
        return lines;
    }

    private static int add(PreparedStatement update, Map<String, BigDecimal> markets, int lines) throws SQLException {
        update.setString(1, Markets.write(markets));
        update.addBatch();
        markets.clear();
        if (lines % BATCH == BATCH - 1) {
            update.executeBatch();
        }
        return 1;
    }
}
