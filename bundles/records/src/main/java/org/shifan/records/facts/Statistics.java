// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.shifan.api.code.DivisionCode;

/** The customs statistics of one year, by region and heading. */
final class Statistics {
    static final String COUNTRY = "000000";

    /** Figures of a heading and of its lines may both be there: what is a part of another is in it. */
    private static final String NOT_COVERED = IntStream.of(4, 6, 8, 10)
            .mapToObj(
                    digits -> " AND NOT EXISTS (SELECT 1 FROM REC_STATISTIC t WHERE t.region = r.region AND t.rec_year"
                            + " = r.rec_year AND t.hs = SUBSTR(r.hs, 1, " + digits + ") AND LENGTH(r.hs) > " + digits
                            + ")")
            .collect(Collectors.joining());

    private static final String SELECT = "SELECT region, heading, SUM(value_usd), MAX(import_id), MAX(synthetic) FROM ("
            + "SELECT r.region AS region, SUBSTR(r.hs, 1, 4) AS heading, r.value_usd AS value_usd, r.import_id AS import_id,"
            + " CASE WHEN i.synthetic = TRUE THEN 1 ELSE 0 END AS synthetic FROM REC_STATISTIC r"
            + " LEFT JOIN REC_IMPORT i ON i.id = r.import_id WHERE r.rec_year = ?" + NOT_COVERED + " AND r.region IN (";

    /**
     * What a region exported of a heading, or of several.
     *
     * @param lastImport the last import that brought a part of it
     */
    record Sum(BigDecimal value, long lastImport, boolean synthetic) {
        Sum plus(Sum other) {
            return new Sum(
                    value.add(other.value), Math.max(lastImport, other.lastImport), synthetic || other.synthetic);
        }
    }

    private final Map<List<String>, Sum> sums = new HashMap<>();

    private Statistics() {}

    /** Those of the country and of the provinces. */
    static Statistics read(Connection connection, int year, Collection<DivisionCode> provinces) throws SQLException {
        Statistics out = new Statistics();
        String sql = SELECT + "?" + ", ?".repeat(provinces.size()) + ")) d GROUP BY region, heading";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, year);
            select.setString(2, COUNTRY);
            int i = 3;
            for (DivisionCode province : provinces) {
                select.setString(i++, province.value());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    out.sums.put(
                            List.of(row.getString(1), row.getString(2)),
                            new Sum(row.getBigDecimal(3), row.getLong(4), row.getInt(5) == 1));
                }
            }
        }
        return out;
    }

    /** What the region exported of one heading; null when there is no statistic of it. */
    Sum of(String region, String heading) {
        return sums.get(List.of(region, heading));
    }
}
