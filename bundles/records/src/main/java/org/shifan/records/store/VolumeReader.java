// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.records.Volumes;

/** Sums records as far as no kept sum answers: by heading and market, by heading and month. */
@Component(service = Volumes.class)
public final class VolumeReader implements Volumes {
    private static final String EXPORTS = "SELECT rec_year, heading, destination, SUM(value_usd), MAX(synthetic) FROM ("
            + exported("r.rec_year", "REC_EXPORT") + " UNION ALL "
            + exported("{fn YEAR(r.rec_date)}", "REC_EXPORT_DECLARATION")
            + ") d GROUP BY rec_year, heading, destination ORDER BY rec_year, heading, destination";

    private static final String INSPECTIONS =
            "SELECT enterprise, heading, rec_year, rec_month, COUNT(*), SUM(failed) FROM ("
                    + "SELECT r.enterprise AS enterprise, SUBSTR(r.hs, 1, 4) AS heading, {fn YEAR(r.rec_date)} AS rec_year,"
                    + " {fn MONTH(r.rec_date)} AS rec_month, CASE WHEN r.passed = FALSE THEN 1 ELSE 0 END AS failed"
                    + " FROM REC_INSPECTION r WHERE r.%s = ? AND r.rec_date BETWEEN ? AND ?"
                    + ") d GROUP BY enterprise, heading, rec_year, rec_month"
                    + " ORDER BY enterprise, heading, rec_year, rec_month";

    private static String exported(String year, String table) {
        return "SELECT " + year + " AS rec_year, SUBSTR(r.hs, 1, 4) AS heading, r.destination AS destination,"
                + " r.value_usd AS value_usd, CASE WHEN i.synthetic = TRUE THEN 1 ELSE 0 END AS synthetic FROM " + table
                + " r LEFT JOIN REC_IMPORT i ON i.id = r.import_id WHERE r.enterprise = ? AND " + year
                + " BETWEEN ? AND ?";
    }

    private final Database database;

    @Activate
    public VolumeReader(@Reference Database database) {
        this.database = database;
    }

    /** Takes the next row. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public List<Exported> exports(OrganisationCode enterprise, int fromYear, int toYear) {
        return query(
                EXPORTS,
                List.of(enterprise.value(), fromYear, toYear, enterprise.value(), fromYear, toYear),
                row -> new Exported(
                        row.getInt(1),
                        HsCode.of(row.getString(2)),
                        CountryCode.of(row.getString(3)),
                        row.getBigDecimal(4),
                        row.getInt(5) == 1));
    }

    @Override
    public List<Inspected> inspections(BureauCode bureau, YearMonth from, YearMonth to) {
        return inspections("bureau", bureau.value(), from, to);
    }

    @Override
    public List<Inspected> inspections(OrganisationCode enterprise, YearMonth from, YearMonth to) {
        return inspections("enterprise", enterprise.value(), from, to);
    }

    private List<Inspected> inspections(String column, String key, YearMonth from, YearMonth to) {
        return query(
                String.format(INSPECTIONS, column),
                List.of(key, Date.valueOf(from.atDay(1)), Date.valueOf(to.atEndOfMonth())),
                row -> new Inspected(
                        OrganisationCode.of(row.getString(1)),
                        HsCode.of(row.getString(2)),
                        YearMonth.of(row.getInt(3), row.getInt(4)),
                        row.getLong(5),
                        row.getLong(6)));
    }

    private <T> List<T> query(String sql, List<Object> values, Reader<T> reader) {
        return database.transaction(connection -> {
            List<T> out = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        out.add(reader.read(row));
                    }
                }
            }
            return out;
        });
    }
}
