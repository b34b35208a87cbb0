// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.records;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;

/** The peer of the facts: the sums of all zones by GROUP BY over the records, each query as the database likes it. */
final class GroupBy {
    /** Members as a table, which the records are joined with: zone, enterprise, the first day. */
    private static final String MEMBERS =
            "CREATE TABLE BENCH_MEMBER (zone VARCHAR(9) NOT NULL, enterprise CHAR(9) NOT NULL PRIMARY KEY, since DATE)";

    private static final String IN_YEAR = "BETWEEN '" + Country.YEAR + "-01-01' AND '" + Country.YEAR + "-12-31'";

    private static final List<String> QUERIES = List.of(
            "SELECT m.zone, SUM(r.value_usd), COUNT(DISTINCT r.enterprise), COUNT(DISTINCT r.destination) FROM REC_EXPORT r"
                    + " JOIN BENCH_MEMBER m ON m.enterprise = r.enterprise WHERE r.rec_year = " + Country.YEAR
                    + " GROUP BY m.zone",
            "SELECT m.zone, COUNT(*), SUM(CASE WHEN r.passed = FALSE THEN 1 ELSE 0 END), SUM(r.value_usd),"
                    + " SUM(CASE WHEN r.passed = FALSE THEN r.value_usd ELSE 0 END) FROM REC_INSPECTION r JOIN BENCH_MEMBER m"
                    + " ON m.enterprise = r.enterprise WHERE r.rec_date " + IN_YEAR
                    + " AND r.rec_date >= m.since GROUP BY m.zone",
            "SELECT m.zone, COUNT(*), SUM(CASE WHEN r.cause IN ('QUALITY', 'MALICE') THEN 1 ELSE 0 END) FROM REC_INCIDENT r"
                    + " JOIN BENCH_MEMBER m ON m.enterprise = r.enterprise WHERE r.attributed = TRUE AND r.rec_date "
                    + IN_YEAR + " AND r.rec_date >= m.since GROUP BY m.zone");

    private final DataSource source;

    GroupBy(Country country, DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(MEMBERS);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO BENCH_MEMBER (zone, enterprise, since) VALUES (?, ?, ?)")) {
                for (Zone zone : country.zones()) {
                    for (Membership member : country.members(zone.id())) {
                        insert.setString(1, zone.id().value());
                        insert.setString(2, member.enterprise().value());
                        insert.setDate(3, Date.valueOf(member.period().from()));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** The first sum of every query by zone: exports, batches, incidents. */
    List<Map<Subject, BigDecimal>> country() throws SQLException {
        List<Map<Subject, BigDecimal>> out = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            for (String query : QUERIES) {
                Map<Subject, BigDecimal> sums = new HashMap<>();
                try (PreparedStatement select = connection.prepareStatement(query);
                        ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        sums.put(Subject.zone(ZoneId.of(row.getString(1))), row.getBigDecimal(2));
                    }
                }
                out.add(sums);
            }
        }
        return out;
    }
}
